package org.needsline.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.need.Category;
import org.needsline.need.NeedSearch;
import org.needsline.need.NeedSearch.Criteria;
import org.needsline.need.NeedSearch.Order;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.need.Urgency;
import org.needsline.organisation.Organisation;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The search over all cases that a person may read. */
@Service
class CaseSearch {

    private static final int LARGEST_PAGE = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9-]{1,40}");
    private static final Pattern UNIT = Pattern.compile("\\d{6,15}(-[a-z0-9-]{1,40})?");

    /** What somebody types who has a number before their eyes. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("\\d{6,}[0-9-]*");

    private final NeedSearch needs;
    private final Organisation organisation;
    private final Names names;
    private final Calendars calendars;

    CaseSearch(NeedSearch needs, Organisation organisation, Names names, Calendars calendars) {
        this.needs = needs;
        this.organisation = organisation;
        this.names = names;
        this.calendars = calendars;
    }

    /** What was asked for, as it came: blank does not matter. */
    record Asked(
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

    /**
     * A page of what was found.
     *
     * @throws Refusal invalid, with a sentence about what is wrong with the question
     */
    @Transactional(readOnly = true)
    CaseList find(Asked asked, String userId) {
        Criteria criteria = criteria(asked, userId);
        WorkCalendar calendar = calendars.current();
        NeedSearch.Page found = needs.find(criteria);
        Map<String, UnitName> units = names.units(found.items().stream()
                .map(NeedSearch.Item::need)
                .flatMap(need -> Stream.of(need.village(), need.responsible()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new CaseList(
                found.items().stream().map(item -> item(item, units, calendar)).toList(),
                criteria.page(),
                criteria.size(),
                found.hasMore(),
                found.total());
    }

    private Criteria criteria(Asked asked, String userId) {
        String text = given(asked.text());
        String number = given(asked.number());
        if (text != null && number == null && LIKE_A_NUMBER.matcher(text).matches()) {
            number = text;
            text = null;
        }
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw Refusal.invalid(
                    "需求编号只含数字和横线，可以只写开头。",
                    "The number of a need has digits and hyphens only; its beginning is enough.");
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
        String sort = given(asked.sort());
        return new Criteria(
                organisation.reachOf(userId),
                text,
                number,
                category == null ? null : Category.of(category),
                status == null ? null : Status.of(status),
                unit,
                from,
                to,
                closed(given(asked.closed())),
                sort == null ? Order.NEWEST : Order.of(sort),
                whole(asked.page(), 0, 0, NeedSearch.FARTHEST, "页码", "page"),
                whole(asked.size(), 25, 1, LARGEST_PAGE, "每页件数", "size of a page"));
    }

    private static CaseList.Item item(NeedSearch.Item found, Map<String, UnitName> units, WorkCalendar calendar) {
        NeedView need = found.need();
        return new CaseList.Item(
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
