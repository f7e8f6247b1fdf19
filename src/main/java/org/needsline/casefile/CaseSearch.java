package org.needsline.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCase;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessSearch;
import org.needsline.access.AccessStatus;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.need.Category;
import org.needsline.need.NeedSearch;
import org.needsline.need.NeedSearch.Criteria;
import org.needsline.need.NeedSearch.Order;
import org.needsline.need.NeedView;
import org.needsline.need.SearchWords;
import org.needsline.need.Status;
import org.needsline.need.Urgency;
import org.needsline.organisation.Organisation;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The search over all cases that a person may read. */
@Service
class CaseSearch {

    private static final int LARGEST_PAGE = 100;
    private static final Pattern NUMBER = Pattern.compile("(?:[AU]-?)?[0-9-]{0,40}");
    private static final Pattern UNIT = Pattern.compile("\\d{6,15}(-[a-z0-9-]{1,40})?");

    /** What somebody types who has a number before their eyes. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?i)\\d{6,}[0-9-]*|[AU]-\\d[0-9-]*");

    /** Before the code of a status at the gate, of which some are called like those of a need. */
    static final String AT_THE_GATE = "access.";

    static final String NEED = "need";
    static final String REQUEST = "access";
    static final String REPORT = "unadmitted";

    private final NeedSearch needs;
    private final AccessSearch gate;
    private final AccessCases gateCases;
    private final Organisation organisation;
    private final Names names;
    private final Calendars calendars;

    CaseSearch(
            NeedSearch needs,
            AccessSearch gate,
            AccessCases gateCases,
            Organisation organisation,
            Names names,
            Calendars calendars) {
        this.needs = needs;
        this.gate = gate;
        this.gateCases = gateCases;
        this.organisation = organisation;
        this.names = names;
        this.calendars = calendars;
    }

    /** What was asked for, as it came: blank does not matter. */
    record Asked(
            @Nullable String kind,
            @Nullable String text,
            @Nullable String number,
            @Nullable String category,
            @Nullable String status,
            @Nullable String unit,
            @Nullable String from,
            @Nullable String to,
            @Nullable String closed,
            @Nullable String sort,
            @Nullable String page,
            @Nullable String size) {}

    /** What was asked for, understood. */
    private record Question(
            @Nullable String kind,
            @Nullable String text,
            @Nullable String number,
            @Nullable Category category,
            @Nullable Status status,
            @Nullable AccessStatus gateStatus,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean closed,
            Order order,
            int page,
            int size) {

        boolean asksForNeeds() {
            return (kind == null || kind.equals(NEED))
                    && gateStatus == null
                    && (number == null || Character.isDigit(number.charAt(0)));
        }

        Set<AccessSearch.Kind> asksOfTheGate() {
            if (category != null || status != null || order == Order.PROMISED) {
                return Set.of();
            }
            Set<AccessSearch.Kind> kinds = EnumSet.noneOf(AccessSearch.Kind.class);
            if (kind == null || kind.equals(REQUEST)) {
                kinds.add(AccessSearch.Kind.REQUEST);
            }
            if (kind == null || kind.equals(REPORT)) {
                kinds.add(AccessSearch.Kind.REPORT);
            }
            return kinds;
        }
    }

    /** Something that was found, with what it is sorted by among the other kind. */
    private record Hit(LocalDate registered, boolean atTheGate, CaseList.Item item) {}

    /**
     * A page of what was found.
     *
     * @throws Refusal invalid, with a sentence about what is wrong with the question
     */
    @Transactional(readOnly = true)
    CaseList find(Asked asked, String userId) {
        Question question = question(asked);
        if (question.text() != null) {
            SearchWords.of(question.text());
        }
        if ((question.page() + 1L) * question.size() > NeedSearch.FARTHEST) {
            throw Refusal.invalid(
                    "只能翻到前" + NeedSearch.FARTHEST + "件，请用其他条件缩小范围。",
                    "Only the first " + NeedSearch.FARTHEST + " can be paged through: please narrow the search.");
        }
        AccessSearch.Page atTheGate = gate.find(ofTheGate(question, userId));
        if (atTheGate.total() == 0) {
            return needsOnly(question, userId);
        }
        return both(question, atTheGate, userId);
    }

    private CaseList needsOnly(Question question, String userId) {
        if (!question.asksForNeeds()) {
            return new CaseList(List.of(), question.page(), question.size(), false, 0);
        }
        NeedSearch.Page found = needs.find(ofNeeds(question, userId, question.page(), question.size()));
        return new CaseList(needItems(found.items()), question.page(), question.size(), found.hasMore(), found.total());
    }

    /** Two lists in the same order become one. Of each no more is read than the page and what comes before it. */
    private CaseList both(Question question, AccessSearch.Page atTheGate, String userId) {
        int first = question.page() * question.size();
        int upTo = first + question.size();
        NeedSearch.Page found = question.asksForNeeds()
                ? needs.find(ofNeeds(question, userId, 0, upTo))
                : new NeedSearch.Page(List.of(), false, 0);
        List<Hit> hits = new ArrayList<>(gateItems(atTheGate.items()));
        List<CaseList.Item> items = needItems(found.items());
        for (int i = 0; i < items.size(); i++) {
            hits.add(new Hit(found.items().get(i).need().registeredOn(), false, items.get(i)));
        }
        // The sort keeps the order in which each kind comes.
        hits.sort(among(question.order()));
        boolean hasMore = hits.size() > upTo
                || found.hasMore()
                || atTheGate.total() > atTheGate.items().size();
        Integer total = found.total() == null ? null : found.total() + atTheGate.total();
        return new CaseList(
                hits.stream().skip(first).limit(question.size()).map(Hit::item).toList(),
                question.page(),
                question.size(),
                hasMore,
                total != null && total > NeedSearch.MOST ? null : total);
    }

    /** Letters come after digits. */
    private static Comparator<Hit> among(Order order) {
        return switch (order) {
            case NEWEST ->
                Comparator.comparing(Hit::registered)
                        .thenComparing(Hit::atTheGate)
                        .reversed();
            case OLDEST, PROMISED -> Comparator.comparing(Hit::registered).thenComparing(Hit::atTheGate);
            case NUMBER -> Comparator.comparing(Hit::atTheGate);
            case NUMBER_DOWN -> Comparator.comparing(Hit::atTheGate).reversed();
        };
    }

    private Criteria ofNeeds(Question question, String userId, int page, int size) {
        return new Criteria(
                organisation.reachOf(userId),
                question.text(),
                question.number(),
                question.category(),
                question.status(),
                question.unit(),
                question.from(),
                question.to(),
                question.closed(),
                question.order(),
                page,
                size);
    }

    private AccessSearch.Criteria ofTheGate(Question question, String userId) {
        return new AccessSearch.Criteria(
                gateCases.reachOf(userId),
                question.asksOfTheGate(),
                question.text() == null ? List.of() : SearchWords.of(question.text()),
                question.number(),
                question.gateStatus(),
                question.unit(),
                question.from(),
                question.to(),
                question.closed(),
                switch (question.order()) {
                    case NEWEST, PROMISED -> AccessSearch.Order.NEWEST;
                    case OLDEST -> AccessSearch.Order.OLDEST;
                    case NUMBER -> AccessSearch.Order.NUMBER;
                    case NUMBER_DOWN -> AccessSearch.Order.NUMBER_DOWN;
                },
                (question.page() + 1) * question.size());
    }

    private Question question(Asked asked) {
        String text = given(asked.text());
        String number = given(asked.number());
        if (text != null && number == null && LIKE_A_NUMBER.matcher(text).matches()) {
            number = text;
            text = null;
        }
        number = number == null ? null : number.toUpperCase(Locale.ROOT);
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw Refusal.invalid(
                    "案件编号只含数字和横线，准入案件以A或U开头；可以只写开头。",
                    "The number of a case has digits and hyphens only, with A or U before them at the gate; its beginning is enough.");
        }
        String unit = given(asked.unit());
        if (unit != null && !UNIT.matcher(unit).matches()) {
            throw Refusal.invalid("没有这样的单位编码。", "There is no such code of a unit.");
        }
        LocalDate from = day(asked.from());
        LocalDate to = day(asked.to());
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.invalid(
                    "截止日期" + to + "早于起始日期" + from + "。",
                    "The last day, " + to + ", is before the first, " + from + ".");
        }
        String category = given(asked.category());
        String status = given(asked.status());
        String gateStatus =
                status != null && status.startsWith(AT_THE_GATE) ? status.substring(AT_THE_GATE.length()) : null;
        String sort = given(asked.sort());
        return new Question(
                kind(given(asked.kind())),
                text,
                number,
                category == null ? null : Category.of(category),
                status == null || gateStatus != null ? null : Status.of(status),
                gateStatus == null
                        ? null
                        : org.needsline.access.Coded.of(AccessStatus.class, gateStatus, "状态", "status"),
                unit,
                from,
                to,
                closed(given(asked.closed())),
                sort == null ? Order.NEWEST : Order.of(sort),
                whole(asked.page(), 0, 0, NeedSearch.FARTHEST, "页码", "page"),
                whole(asked.size(), 25, 1, LARGEST_PAGE, "每页件数", "size of a page"));
    }

    private static @Nullable String kind(@Nullable String asked) {
        if (asked == null || Set.of(NEED, REQUEST, REPORT).contains(asked)) {
            return asked;
        }
        throw Refusal.invalid("kind 只能是 need、access 或 unadmitted。", "kind must be need, access or unadmitted.");
    }

    private List<CaseList.Item> needItems(List<NeedSearch.Item> found) {
        WorkCalendar calendar = calendars.current();
        Map<String, UnitName> units = names.units(found.stream()
                .map(NeedSearch.Item::need)
                .flatMap(need -> Stream.of(need.village(), need.responsible()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream().map(item -> item(item, units, calendar)).toList();
    }

    private List<Hit> gateItems(List<AccessSearch.Found> found) {
        Map<String, UnitName> units = names.units(found.stream()
                .flatMap(one -> Stream.of(one.one().department(), one.community()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(one -> new Hit(one.registeredOn(), true, item(one, units)))
                .toList();
    }

    /** A draft asks nobody yet. */
    private static UnitName several(int communities) {
        return communities == 0
                ? new UnitName("", "—", "—")
                : new UnitName("", communities + "个社区", communities + " communities");
    }

    private static CaseList.Item item(AccessSearch.Found found, Map<String, UnitName> units) {
        AccessCase one = found.one();
        Bilingual sort = one.report() ? Bilingual.of("拒办报告", "Unadmitted work") : Bilingual.of("准入", "Access");
        UnitName asked = found.community() == null
                ? several(found.communities())
                : Objects.requireNonNull(units.get(found.community()));
        return new CaseList.Item(
                one.report() ? REPORT : REQUEST,
                one.number(),
                one.title(),
                found.kind() == null
                        ? sort
                        : Bilingual.of(
                                sort.zh() + "·" + found.kind().label().zh(),
                                sort.en() + ": " + found.kind().label().en()),
                one.status(),
                asked,
                units.get(one.department()),
                found.registeredOn().toString(),
                found.closedOn() == null ? null : found.closedOn().toString(),
                null,
                one.emergency());
    }

    private static CaseList.Item item(NeedSearch.Item found, Map<String, UnitName> units, WorkCalendar calendar) {
        NeedView need = found.need();
        return new CaseList.Item(
                NEED,
                need.number(),
                need.displayTitle(),
                need.category().label(),
                need.status().label(),
                Objects.requireNonNull(units.get(need.village())),
                need.responsible() == null ? null : units.get(need.responsible()),
                need.registeredOn().toString(),
                found.closedAt() == null
                        ? null
                        : calendar.dateOf(found.closedAt()).toString(),
                need.promisedOn() == null ? null : need.promisedOn().toString(),
                need.urgency() == Urgency.URGENT);
    }

    private static @Nullable Boolean closed(@Nullable String asked) {
        if (asked == null || asked.equals("any")) {
            return null;
        }
        return switch (asked) {
            case "open" -> false;
            case "closed" -> true;
            default -> throw Refusal.invalid("closed 只能是 any、open 或 closed。", "closed must be any, open or closed.");
        };
    }

    private static @Nullable LocalDate day(@Nullable String asked) {
        String day = given(asked);
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("日期应写成 2026-09-28，并且有这一天。", "A day is written as 2026-09-28, and must exist.");
        }
    }

    private static int whole(@Nullable String asked, int otherwise, int least, int most, String zh, String en) {
        String text = given(asked);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw Refusal.invalid(
                zh + "应是" + least + "到" + most + "的整数。",
                "The " + en + " must be a whole number from " + least + " to " + most + ".");
    }

    private static @Nullable String given(@Nullable String asked) {
        return asked == null || asked.isBlank() ? null : asked.strip();
    }
}
