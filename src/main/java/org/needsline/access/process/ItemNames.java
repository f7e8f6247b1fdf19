package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.needsline.access.AccessOffers;
import org.needsline.wording.Refusal;

/** Requests and items as people write them: by number, or by a part of the name that no other of theirs has. */
final class ItemNames {

    private static final Pattern NUMBER = Pattern.compile("[A-Z]-\\d{6}-.+");

    private ItemNames() {}

    static String number(String written, Stream<AccessOffers.Offer> offered) {
        return number(
                written,
                offered.distinct().collect(Collectors.toMap(AccessOffers.Offer::number, AccessOffers.Offer::item)));
    }

    /**
     * The number that was meant.
     *
     * @param offered names by number: what the person may pick
     */
    static String number(String written, Map<String, String> offered) {
        if (NUMBER.matcher(written).matches()) {
            return written;
        }
        List<String> found = offered.entrySet().stream()
                .filter(each -> each.getValue().contains(written))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String meant = (found.isEmpty() ? offered.keySet().stream().sorted() : found.stream())
                .limit(8)
                .map(number -> offered.get(number) + " " + number)
                .collect(Collectors.joining("、"));
        throw Refusal.invalid(
                found.isEmpty()
                        ? "您能办的事项里没有“" + written + "”。" + (meant.isEmpty() ? "" : "现有：" + meant + "。")
                        : "“" + written + "”不止一项：" + meant + "。请写编号。",
                found.isEmpty()
                        ? "None of the items that you can act on is called \"" + written + "\"."
                                + (meant.isEmpty() ? "" : " There are: " + meant + ".")
                        : "More than one item is called \"" + written + "\": " + meant + ". Give the number.");
    }
}
