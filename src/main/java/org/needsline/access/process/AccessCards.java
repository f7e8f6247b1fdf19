package org.needsline.access.process;

import static org.camunda.spin.Spin.JSON;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessReview;
import org.needsline.access.AccessTarget;
import org.needsline.access.Coded;
import org.needsline.access.Tally;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** What the forms show of a request, as Json: names, figures and dates. What people wrote is read live from the tables, in the panel beside the form. */
@Component
class AccessCards {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int NAMED = 6;

    private final AccessFiling filing;
    private final AccessReview review;
    private final AccessOperation operation;
    private final Organisation organisation;
    private final Calendars calendars;

    AccessCards(
            AccessFiling filing,
            AccessReview review,
            AccessOperation operation,
            Organisation organisation,
            Calendars calendars) {
        this.filing = filing;
        this.review = review;
        this.operation = operation;
        this.organisation = organisation;
        this.calendars = calendars;
    }

    /** Keeps the card in step with the tables. Not from parallel branches, which would throw each other out. */
    void show(DelegateExecution execution, String number) {
        execution.setVariable(AffairsAccess.ACCESS, JSON(card(filing.view(number))));
    }

    /** The card as it was shown, with the dates that hold now: what parallel links have said so far waits until they are through. */
    SpinJsonNode withDatesOf(AccessRequest request, SpinJsonNode shown) {
        SpinJsonNode card = JSON(shown.toString());
        dates(request).forEach(card::prop);
        return card;
    }

    private Map<String, String> dates(AccessRequest request) {
        Map<String, String> dates = new LinkedHashMap<>();
        date(dates, "totalDue", request.totalDueAt());
        date(dates, "consultUntil", request.consultUntil());
        date(dates, "emergencyUntil", request.emergencyUntil());
        date(dates, "postedUntil", request.postedUntil());
        return dates;
    }

    private void date(Map<String, String> dates, String key, @Nullable Instant at) {
        if (at != null) {
            dates.put(key, MOMENT.format(at.atZone(calendars.current().zone())));
        }
    }

    private Map<String, Object> card(AccessRequest request) {
        List<AccessTarget> targets = review.answersTo(request.number());
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("number", request.number());
        card.put("item", request.item());
        card.put("departmentName", name(request.department()));
        put(card, "kindName", label(request.kind()));
        put(card, "staff", plain(request.staff()));
        put(card, "money", plain(request.money()));
        put(card, "workload", plain(request.workload()));
        put(card, "moneyPerDay", perDay(request.money(), request.workload()));
        put(card, "totalMoney", times(request.money(), targets.size()));
        put(card, "totalWorkload", times(request.workload(), targets.size()));
        put(card, "startsOn", request.startsOn());
        put(card, "endsOn", request.endsOn());
        if (!targets.isEmpty()) {
            card.put("communities", targets.size());
            put(card, "communityNames", names(targets));
        }
        if (request.emergency()) {
            card.put("emergency", true);
            put(card, "responseNumber", request.responseNumber());
        }
        put(card, "refersTo", request.refersTo());
        card.putAll(dates(request));
        put(card, "legalName", label(request.legalOpinion()));
        put(card, "fundingName", label(request.fundingOpinion()));
        put(card, "proposalName", label(request.proposal()));
        if (request.proposalZh() != null) {
            card.put("proposalWhy", request.proposalZh() + " " + request.proposalEn());
        }
        put(card, "recommendationName", label(request.recommendation()));
        put(card, "decisionName", label(request.decision()));
        put(card, "runsFrom", request.runsFrom());
        put(card, "expiresOn", request.expiresOn());
        Tally tally = Tally.of(targets);
        if (request.legalOpinion() != null || request.fundingOpinion() != null) {
            card.put("support", tally.support());
            card.put("conditions", tally.conditions());
            card.put("oppose", tally.oppose());
            card.put("silent", tally.silent());
            put(card, "averageBurden", tally.averageBurden());
        }
        return card;
    }

    /** The answers of the communities as rows of a table. */
    SpinJsonNode opinions(String number) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (AccessTarget target : review.answersTo(number)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("community", name(target.community()));
            row.put(
                    "stance",
                    target.stance() == null ? "—" : target.stance().label().toString());
            row.put("burden", target.burden() == null ? "—" : target.burden().toString());
            rows.add(row);
        }
        return JSON(rows);
    }

    /** The ratings of the evaluation that is open, and wishes for exit, as rows of a table. */
    SpinJsonNode ratings(String number) {
        Map<String, AccessOperation.Rating> rated = new LinkedHashMap<>();
        operation.openEvaluation(number).ifPresent(open -> operation
                .ratingsIn(open.id())
                .forEach(rating -> rated.put(rating.community(), rating)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (AccessTarget target : review.answersTo(number)) {
            AccessOperation.Rating rating = rated.get(target.community());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("community", name(target.community()));
            row.put("promiseKept", rating == null ? "—" : String.valueOf(rating.promiseKept()));
            row.put("burden", rating == null ? "—" : String.valueOf(rating.burden()));
            row.put(
                    "wish",
                    rating == null ? "未评价 Silent" : rating.wish().label().toString());
            row.put(
                    "exit",
                    target.exitGround() == null
                            ? ""
                            : target.exitGround().label().toString());
            rows.add(row);
        }
        return JSON(rows);
    }

    static SpinJsonNode codes(List<String> codes) {
        return JSON(codes);
    }

    String name(String code) {
        return organisation.unit(code).map(Unit::name).orElse(code);
    }

    private String names(List<AccessTarget> targets) {
        List<String> first = targets.stream()
                .limit(NAMED)
                .map(target -> name(target.community()))
                .toList();
        return String.join("、", first) + (targets.size() > NAMED ? " …" : "");
    }

    private static @Nullable String label(@Nullable Coded word) {
        return word == null ? null : word.label().toString();
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String times(@Nullable BigDecimal amount, int communities) {
        return amount == null ? null : plain(amount.multiply(BigDecimal.valueOf(communities)));
    }

    private static @Nullable String perDay(@Nullable BigDecimal money, @Nullable BigDecimal workload) {
        return money == null || workload == null || workload.signum() == 0
                ? null
                : plain(money.divide(workload, 0, RoundingMode.HALF_UP));
    }

    private static void put(Map<String, Object> card, String key, @Nullable Object value) {
        if (value != null) {
            card.put(key, value instanceof Number || value instanceof Boolean ? value : value.toString());
        }
    }
}
