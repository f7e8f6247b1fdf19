package org.needsline.access.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Units as people pick and write them: nobody needs to know a code. A part of a name will do where no other unit has it. */
@Component
class UnitNames {

    private static final int MEANT = 8;

    private final Organisation organisation;

    UnitNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Code of the department of that district, by code, short name, name or a part of the name. */
    String department(String written, String district) {
        return code(written, organisation.departmentsOf(district));
    }

    /** Code of the village or community of that district, by code, name or a part of the name. */
    String community(String written, String district) {
        return code(written, communitiesOf(district));
    }

    /** The villages and communities of a district, in the order of their codes. */
    List<Unit> communitiesOf(String district) {
        return organisation.ofLevel(UnitLevel.VILLAGE).stream()
                .filter(unit -> UnitCode.within(unit.code(), district))
                .toList();
    }

    /** Names as a list shows them; with the town, because villages of different towns share names. */
    Map<String, String> labels(List<Unit> units) {
        Map<String, String> towns = towns();
        return units.stream()
                .collect(Collectors.toMap(Unit::code, unit -> unit.name() + inTown(unit, towns) + " " + unit.nameEn()));
    }

    private Map<String, String> towns() {
        return organisation.ofLevel(UnitLevel.TOWN).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    private static String inTown(Unit unit, Map<String, String> towns) {
        return UnitCode.town(unit.code())
                .filter(town -> !town.equals(unit.code()))
                .map(towns::get)
                .map(town -> "（" + town + "）")
                .orElse("");
    }

    private String code(String written, List<Unit> units) {
        String words = written.strip();
        for (Predicate<Unit> way : List.<Predicate<Unit>>of(
                unit -> unit.code().equals(words) || unit.shortName().equals(words),
                unit -> unit.name().equals(words) || unit.nameEn().equalsIgnoreCase(words),
                unit -> unit.name().contains(words)
                        || unit.nameEn().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))) {
            List<Unit> found = units.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0).code();
            }
            if (found.size() > 1) {
                throw Refusal.invalid(
                        "“" + words + "”不止一个，请写清是哪一个：" + zh(found) + "。",
                        "More than one is called \"" + words + "\"; say which: " + en(found) + ".");
            }
        }
        // An own code of another level is no slip of the pen: what is wrong with it is said where it is used.
        if (organisation.unit(words).isPresent()) {
            return words;
        }
        List<Unit> similar = similar(words, units);
        throw Refusal.invalid(
                "本区没有“" + words + "”。" + (similar.isEmpty() ? "请从列表中选择。" : "是不是：" + zh(similar) + "？"),
                "There is no \"" + words + "\" in this district. "
                        + (similar.isEmpty() ? "Please pick from the list." : "Did you mean: " + en(similar) + "?"));
    }

    /** Those that share two neighbouring characters with what was written, or where none does, one. */
    private static List<Unit> similar(String words, List<Unit> units) {
        for (int length : new int[] {2, 1}) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i + length <= words.length(); i++) {
                parts.add(words.substring(i, i + length));
            }
            parts.removeAll(List.of("村", "社", "区", "局", "社区"));
            List<Unit> similar = units.stream()
                    .filter(unit -> parts.stream().anyMatch(unit.name()::contains))
                    .toList();
            if (!similar.isEmpty()) {
                return similar;
            }
        }
        return List.of();
    }

    private String zh(List<Unit> units) {
        Map<String, String> towns = towns();
        return units.stream()
                        .limit(MEANT)
                        .map(unit -> unit.name() + inTown(unit, towns))
                        .collect(Collectors.joining("、"))
                + (units.size() > MEANT ? "等" + units.size() + "个" : "");
    }

    private static String en(List<Unit> units) {
        return units.stream()
                        .limit(MEANT)
                        .map(unit -> unit.nameEn() + " (" + unit.code() + ")")
                        .collect(Collectors.joining(", "))
                + (units.size() > MEANT ? " and " + (units.size() - MEANT) + " more" : "");
    }
}
