package org.needsline.open311;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.need.Category;
import org.needsline.need.Ending;
import org.needsline.need.OutwardNeed;
import org.needsline.need.OutwardNeeds;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Service;

/**
 * Where requests stand. Everybody reads what has been posted; a client also what it filed itself, from the first day. Whatever else there
 * is looks as if it were not.
 */
@Service
class Following {

    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int MOST = 1000;
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final Bilingual PASSED_ON = Bilingual.of("已转有关部门", "Passed on");

    private final OutwardNeeds needs;
    private final FiledRequests filed;
    private final ServiceCatalogue catalogue;
    private final Organisation organisation;
    private final Calendars calendars;
    private final Clock clock;

    Following(
            OutwardNeeds needs,
            FiledRequests filed,
            ServiceCatalogue catalogue,
            Organisation organisation,
            Calendars calendars,
            Clock clock) {
        this.needs = needs;
        this.filed = filed;
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * What is asked for, as it was sent.
     *
     * @param ids numbers, with commas; overrides everything else
     * @param services codes, with commas
     * @param from first moment
     * @param to last moment
     * @param statuses open, closed
     */
    record Question(
            @Nullable String ids,
            @Nullable String services,
            @Nullable String from,
            @Nullable String to,
            @Nullable String statuses) {}

    List<Answers.Request> requests(Unit district, Question question, @Nullable Client client) {
        Set<String> ids = split(question.ids());
        if (!ids.isEmpty()) {
            if (ids.size() > MOST) {
                throw Open311Problem.invalid("一次最多查询1000件。", "At most 1000 requests can be asked for at once.");
            }
            return answers(readable(district, needs.of(ids), client));
        }
        OutwardNeeds.Criteria criteria = criteria(district, question);
        Map<String, OutwardNeed> found = new LinkedHashMap<>();
        if (client != null) {
            List<String> own = filed.filedBy(client.id(), criteria.from(), criteria.to(), MOST);
            needs.of(own).stream().filter(criteria::fits).forEach(need -> found.put(need.number(), need));
        }
        needs.posted(criteria).forEach(need -> found.put(need.number(), need));
        return answers(found.values().stream()
                .sorted(Comparator.comparing(OutwardNeed::requestedAt)
                        .thenComparing(OutwardNeed::number)
                        .reversed())
                .limit(MOST)
                .toList());
    }

    Optional<Answers.Request> request(Unit district, String number, @Nullable Client client) {
        return answers(readable(district, needs.find(number).stream().toList(), client)).stream()
                .findFirst();
    }

    /** What a client is told of a need that it filed; empty when there is nothing to tell any more. */
    Optional<Answers.Request> toldOf(String number) {
        return answers(needs.find(number).stream().toList()).stream().findFirst();
    }

    private List<OutwardNeed> readable(Unit district, List<OutwardNeed> all, @Nullable Client client) {
        Set<String> own = client == null
                ? Set.of()
                : filed.filedBy(
                        client.id(), all.stream().map(OutwardNeed::number).toList());
        return all.stream()
                .filter(need -> UnitCode.within(need.village(), district.code()))
                .filter(need -> need.posted() || own.contains(need.number()))
                .sorted(Comparator.comparing(OutwardNeed::number))
                .toList();
    }

    private OutwardNeeds.Criteria criteria(Unit district, Question question) {
        ZoneId zone = calendars.current().zone();
        Instant from = moment("start_date", question.from(), zone, false);
        Instant to = moment("end_date", question.to(), zone, true);
        if (to == null) {
            to = from == null ? clock.instant() : from.plus(LONGEST);
        }
        if (from == null) {
            from = to.minus(LONGEST);
        }
        if (from.isAfter(to)) {
            throw Open311Problem.invalid("start_date晚于end_date。", "start_date is later than end_date.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Open311Problem.invalid(
                    "start_date到end_date最多90天。", "start_date and end_date may not span more than 90 days.");
        }
        Set<Category> categories = split(question.services()).stream()
                .map(catalogue::category)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> statuses = split(question.statuses());
        if (!Set.of(OPEN, CLOSED).containsAll(statuses)) {
            throw Open311Problem.invalid("status只能是open或closed。", "status is open or closed.");
        }
        Boolean closed = statuses.size() == 1 ? statuses.contains(CLOSED) : null;
        return new OutwardNeeds.Criteria(district.code(), from, to, categories, closed, MOST);
    }

    private static Set<String> split(@Nullable String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(Notation.allowed(list).split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** W3C's subset of ISO 8601: a moment with its offset, or a whole day here. */
    private static @Nullable Instant moment(String field, @Nullable String text, ZoneId zone, boolean last) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            // In a query a plus that nobody encoded arrives as a blank.
            String given = text.strip().replace(' ', '+');
            if (given.length() == 10) {
                LocalDate day = LocalDate.parse(given);
                return last
                        ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                        : day.atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            throw Open311Problem.invalid(
                    field + "的格式应如2010-01-01T00:00:00Z。", field + " must be written as 2010-01-01T00:00:00Z.");
        }
    }

    private List<Answers.Request> answers(Collection<OutwardNeed> found) {
        Map<String, Unit> units = units(found);
        WorkCalendar calendar = calendars.current();
        List<Answers.Request> answers = new ArrayList<>(found.size());
        for (OutwardNeed need : found) {
            Unit agency = units.get(need.unit());
            Instant updated = need.closedAt() == null ? need.updatedAt() : need.closedAt();
            answers.add(new Answers.Request(
                    need.number(),
                    need.isClosed() ? CLOSED : OPEN,
                    notes(need),
                    need.category().label().toString(),
                    need.category().code(),
                    need.title() == null ? need.category().label().toString() : need.title(),
                    agency == null ? null : agency.label().toString(),
                    null,
                    written(need.requestedAt(), calendar.zone()),
                    written(updated, calendar.zone()),
                    need.promisedOn() == null
                            ? null
                            : written(calendar.endOfWorkday(need.promisedOn()), calendar.zone()),
                    address(need, units),
                    need.village(),
                    null,
                    null,
                    null,
                    null));
        }
        return answers;
    }

    private Map<String, Unit> units(Collection<OutwardNeed> found) {
        Set<String> codes = new HashSet<>();
        for (OutwardNeed need : found) {
            codes.add(need.unit());
            codes.addAll(places(need.village()));
        }
        Map<String, Unit> units = new HashMap<>();
        organisation.units(codes).forEach(unit -> units.put(unit.code(), unit));
        return units;
    }

    private static List<String> places(String village) {
        return List.of(village, UnitCode.town(village).orElse(village), UnitCode.district(village));
    }

    /** From the most specific to the most general, as the specification wants it. */
    private static String address(OutwardNeed need, Map<String, Unit> units) {
        List<String> parts = new ArrayList<>();
        if (need.place() != null) {
            parts.add(need.place());
        }
        for (String code : places(need.village())) {
            Unit unit = units.get(code);
            if (unit != null) {
                parts.add(unit.name());
            }
        }
        return String.join(", ", parts);
    }

    private static String notes(OutwardNeed need) {
        Ending ending = need.ending();
        if (ending == null) {
            return need.status().label().toString();
        }
        return switch (ending) {
            // That somebody complained of an official is for the discipline office alone.
            case PASSED_TO_DISCIPLINE -> PASSED_ON.toString();
            case PLANNED -> ending.label() + (need.planYear() == null ? "" : " " + need.planYear());
            case MERGED -> ending.label() + (need.mergedInto() == null ? "" : " " + need.mergedInto());
            default -> ending.label().toString();
        };
    }

    static String written(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
