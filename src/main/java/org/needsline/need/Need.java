package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/**
 * A need with its facts and where it stands. Each method is a step: it refuses what is not possible where the need stands, changes the
 * facts and adds to the timeline. Rules: domain, section 3.
 */
final class Need {

    private static final int DEFERRALS = 2;
    private static final int TIMES_MISSING = 2;
    private static final int PLAN_YEARS_AHEAD = 10;

    /** Into these another need can still be merged: delivery is not over. */
    static final Set<Status> CAN_LEAD = Set.of(
            Status.CONFIRMING_URGENCY,
            Status.TRIAGE,
            Status.SUPPLEMENT,
            Status.SCREENING,
            Status.ACCEPTED,
            Status.POSTING,
            Status.CLAIMING,
            Status.ASSIGNING,
            Status.DELIVERING,
            Status.SUPERVISING,
            Status.VERIFYING);

    private static final Set<Status> UNDER_WAY_AFTER_ACCEPTANCE = Set.of(
            Status.ACCEPTED,
            Status.CLAIMING,
            Status.ASSIGNING,
            Status.DELIVERING,
            Status.SUPERVISING,
            Status.VERIFYING,
            Status.RATING,
            Status.CALLING_BACK,
            Status.DISPUTED,
            Status.CONCLUDED);

    String number;
    long version;
    int entries;
    String village;

    @Nullable
    String grid;

    Kind kind;
    Category category;

    @Nullable
    String title;

    @Nullable
    String place;

    Scope scope;
    int households;
    Urgency urgency = Urgency.ORDINARY;
    boolean hardship;
    LeftBehind leftBehind;
    Channel channel;
    String description;

    @Nullable
    String reportedPlace;

    String registeredBy;
    LocalDate registeredOn;
    Instant registeredAt;

    Status status = Status.REGISTERED;

    @Nullable
    Status priorStatus;

    Instant statusSince;
    Level level = Level.VILLAGE;
    Instant heldSince;
    List<String> invited = List.of();
    List<String> candidates = List.of();
    List<String> involved = List.of();

    @Nullable
    String responsible;

    @Nullable
    LocalDate claimedOn;

    @Nullable
    LocalDate promisedOn;

    boolean needsBudget;
    boolean byOrder;
    boolean extensionAsked;

    @Nullable
    LocalDate extensionTo;

    boolean askedReporter;
    int deferrals;
    int objectionsUpheld;
    boolean appealUsed;
    boolean everScreened;
    int timesMissing;
    int workdaysLate;
    boolean verified;
    boolean reworked;
    boolean disputed;

    @Nullable
    RejectionReason rejectionReason;

    boolean outsideRemit;

    @Nullable
    Rating rating;

    @Nullable
    Integer planYear;

    @Nullable
    Ending ending;

    @Nullable
    String mergedInto;

    @Nullable
    String answer;

    @Nullable
    Instant windowUntil;

    Instant updatedAt;

    @Nullable
    Instant closedAt;

    /** By what it was found when it was read. */
    @Nullable
    Found foundAs;

    /** What others find a need by, as far as a step changes it. */
    record Found(
            Category category,
            @Nullable String title,
            @Nullable String place,
            List<String> invited,
            List<String> involved,
            @Nullable String responsible) {}

    /** Where it stood when it was read. */
    @Nullable
    Standing stoodAs;

    /** What others sort and narrow by. */
    record Standing(Status status, @Nullable LocalDate promisedOn) {}

    final List<Happening> happened = new ArrayList<>();
    final List<Holder> staysOver = new ArrayList<>();

    /** For reading from the table: every column is set at once. */
    @SuppressWarnings("NullAway.Init")
    Need() {}

    /** A report that was checked becomes a need of that number. */
    static Need registered(String number, NeedReport report, LocalDate registeredOn, Step step) {
        Need need = new Need();
        need.number = number;
        need.village = report.village();
        need.grid = report.grid();
        need.kind = report.kind();
        need.category = report.category();
        need.scope = report.scope();
        need.households = Checks.households(report.households());
        need.urgency = report.danger() ? Urgency.URGENT : Urgency.ORDINARY;
        need.hardship = report.hardship();
        need.leftBehind = report.leftBehind();
        need.channel = report.channel();
        need.description = Checks.required(report.description(), Checks.DESCRIPTION, "需求描述", "description");
        need.reportedPlace = Checks.optional(report.place(), Checks.PLACE, "地点", "place");
        need.registeredBy = step.actor().userId();
        need.registeredOn = registeredOn;
        need.registeredAt = step.at();
        need.statusSince = step.at();
        need.heldSince = step.at();
        need.updatedAt = step.at();
        need.happen(
                step,
                NeedEvent.REGISTERED,
                null,
                facts("channel", report.channel().code()),
                null);
        return need;
    }

    /** What a report would become, for looking for others like it. */
    static Need draft(String village, Category category, String description, @Nullable String place) {
        Need need = new Need();
        // No need has this number, so none is left out as being itself.
        need.number = "";
        need.village = village;
        need.category = category;
        need.description = description;
        need.reportedPlace = place;
        return need;
    }

    // ---- intake

    void classified(Classification proposal, Step step) {
        at("归类", "classified", Status.REGISTERED);
        kind = proposal.kind();
        category = proposal.category();
        urgency = proposal.urgency();
        stands(urgency == Urgency.URGENT ? Status.CONFIRMING_URGENCY : Status.TRIAGE, step);
        happen(step, NeedEvent.CLASSIFIED, null, facts("urgency", urgency.code()), null);
    }

    void urgencyConfirmed(Urgency decided, @Nullable String note, Step step) {
        at("确认紧急程度", "confirmed as urgent or not", Status.CONFIRMING_URGENCY);
        urgency = decided;
        stands(decided == Urgency.URGENT ? Status.ACCEPTED : Status.TRIAGE, step);
        happen(step, NeedEvent.URGENCY_CONFIRMED, null, facts("urgency", decided.code()), note(note));
    }

    void urgencyLapsed(Step step) {
        at("确认紧急程度", "confirmed as urgent or not", Status.CONFIRMING_URGENCY);
        urgency = Urgency.URGENT;
        stands(Status.ACCEPTED, step);
        happen(step, NeedEvent.URGENCY_LAPSED);
    }

    void triaged(TriageDecision decision, Step step) {
        at("受理", "triaged", Status.TRIAGE);
        String officialTitle = Checks.required(decision.title(), Checks.TITLE, "标题", "title");
        String officialPlace = Checks.optional(decision.place(), Checks.PLACE, "地点", "place");
        if (PublicWords.hasContact(officialTitle) || (officialPlace != null && PublicWords.hasContact(officialPlace))) {
            throw Refusal.invalid(
                    "标题和地点会公开，不能含电话或身份证号。",
                    "Title and place become public: they must not contain a phone or identity number.");
        }
        households = Checks.households(decision.households());
        title = officialTitle;
        place = officialPlace;
        kind = decision.kind();
        category = decision.category();
        scope = decision.scope();
        hardship = decision.hardship();
        leftBehind = decision.leftBehind();
        stands(Status.SCREENING, step);
        happen(step, NeedEvent.TRIAGED);
    }

    void triageLapsed(Step step) {
        at("受理", "triaged", Status.TRIAGE);
        stands(Status.SCREENING, step);
        happen(step, NeedEvent.TRIAGE_LAPSED);
    }

    void outsideRemit(String publicAnswer, @Nullable Instant appealUntil, Step step) {
        at("定为超出职责", "found outside remit", Status.TRIAGE);
        answer = Checks.required(publicAnswer, Checks.NOTE, "给报告人的答复", "answer to the reporter");
        outsideRemit = true;
        windowUntil = appealUntil;
        stands(Status.REJECTED, step);
        happen(step, NeedEvent.OUTSIDE_REMIT, null, Map.of(), answer);
    }

    void askedReporter(String question, Step step) {
        at("请报告人补充", "sent to the reporter with a question", Status.TRIAGE);
        if (askedReporter) {
            throw conflict("已经一次性告知过报告人，不能再次要求补充", "has asked its reporter once already and cannot ask again");
        }
        String asked = Checks.required(question, Checks.NOTE, "需要补充的内容", "question");
        askedReporter = true;
        stands(Status.SUPPLEMENT, step);
        happen(step, NeedEvent.ASKED_REPORTER, null, Map.of(), asked);
    }

    void supplemented(String supplement, Step step) {
        at("补充", "supplemented", Status.SUPPLEMENT);
        String added = Checks.required(supplement, Checks.NOTE, "补充内容", "supplement");
        stands(Status.TRIAGE, step);
        happen(step, NeedEvent.SUPPLEMENTED, null, Map.of(), added);
    }

    void supplementLapsed(Step step) {
        at("补充", "supplemented", Status.SUPPLEMENT);
        stands(Status.TRIAGE, step);
        happen(step, NeedEvent.SUPPLEMENT_LAPSED);
    }

    // ---- merging

    void mergedInto(Need lead, @Nullable Instant objectionUntil, Step step) {
        at("合并", "merged", Status.TRIAGE);
        if (lead.number.equals(number)) {
            throw Refusal.invalid("需求不能并入自身。", "A need cannot be merged into itself.");
        }
        if (!lead.village.equals(village)) {
            throw Refusal.invalid(
                    "只能并入本村的需求，" + lead.number + "属于另一个村。",
                    "A need can be merged only into one of the same village; " + lead.number + " is of another.");
        }
        if (!CAN_LEAD.contains(lead.status)) {
            throw lead.conflict("不能再并入其他需求", "cannot take in another need any more");
        }
        mergedInto = lead.number;
        windowUntil = objectionUntil;
        stands(Status.MERGING, step);
        happen(step, NeedEvent.MERGED_INTO, null, facts("into", lead.number), null);
    }

    void mergeObjected(@Nullable String reason, Step step) {
        at("对合并提出异议", "kept apart at the reporter's wish", Status.MERGING);
        within(step, "合并异议期", "The time for objecting to the merge");
        involves(Level.TOWN.unitOf(village));
        touch(step);
        happen(step, NeedEvent.MERGE_OBJECTED, null, Map.of(), note(reason));
    }

    void mergeReviewed(boolean keep, @Nullable String reason, Step step) {
        at("复核合并", "reviewed for its merge", Status.MERGING);
        if (keep) {
            touch(step);
            happen(step, NeedEvent.MERGE_KEPT, null, Map.of(), note(reason));
        } else {
            split(note(reason), step);
        }
    }

    /** Apart again: the town said so, or the need that it was merged into is no longer there. */
    void split(@Nullable String reason, Step step) {
        at("撤销合并", "split off", Status.MERGING);
        mergedInto = null;
        windowUntil = null;
        stands(Status.TRIAGE, step);
        happen(step, NeedEvent.MERGE_SPLIT, null, Map.of(), reason);
    }

    // ---- screening

    DecidedBy waitsForScreening() {
        at("等待议定", "screened", Status.SCREENING);
        return screenedNext();
    }

    void screeningPassedToTown(Step step) {
        at("由街镇代议", "screened by the town", Status.SCREENING);
        involves(Level.TOWN.unitOf(village));
        touch(step);
        happen(step, NeedEvent.SCREENING_PASSED_TO_TOWN);
    }

    Screened screened(ScreeningDecision decision, Step step) {
        at("议定", "screened", Status.SCREENING);
        String explanation = Checks.optional(decision.explanation(), Checks.NOTE, "说明", "explanation");
        Map<String, String> facts = facts("outcome", decision.outcome().code());
        facts.put("decidedBy", decision.decidedBy().code());
        everScreened = decision.outcome() != ScreeningOutcome.DEFERRED || everScreened;
        if (decision.decidedBy() == DecidedBy.TOWN) {
            involves(Level.TOWN.unitOf(village));
        }
        if (decision.reference() != null) {
            facts.put("reference", decision.reference());
        }
        switch (decision.outcome()) {
            case ACCEPTED -> stands(Status.ACCEPTED, step);
            case REJECTED -> {
                RejectionReason reason = decision.reason();
                if (reason == null) {
                    throw Refusal.invalid("不采纳须说明理由。", "A rejection needs one of the standard reasons.");
                }
                rejectionReason = reason;
                facts.put("reason", reason.code());
                answer = explanation == null
                        ? reason.label().zh() + " " + reason.label().en()
                        : explanation;
                windowUntil = decision.appealUntil();
                stands(Status.REJECTED, step);
            }
            case OUTSIDE_REMIT -> {
                answer = Checks.required(explanation, Checks.NOTE, "给报告人的答复", "answer to the reporter");
                outsideRemit = true;
                windowUntil = decision.appealUntil();
                stands(Status.REJECTED, step);
            }
            case DEFERRED -> {
                if (decision.decidedBy() == DecidedBy.TOWN) {
                    throw Refusal.invalid("街镇代议时不能再暂缓。", "The town decides and cannot defer.");
                }
                deferrals++;
                if (screenedNext() == DecidedBy.TOWN) {
                    involves(Level.TOWN.unitOf(village));
                }
                touch(step);
            }
        }
        happen(step, NeedEvent.SCREENED, null, facts, explanation);
        return new Screened(decision.outcome(), screenedNext(), deferrals);
    }

    void appealed(String text, Step step) {
        at("申诉", "appealed", Status.REJECTED);
        if (appealUsed) {
            throw conflict("已经申诉过一次，不能再次申诉", "has been appealed once already and cannot be appealed again");
        }
        within(step, "申诉期", "The time for an appeal");
        String grounds = Checks.required(text, Checks.NOTE, "申诉理由", "grounds of the appeal");
        appealUsed = true;
        windowUntil = null;
        involves(Level.TOWN.unitOf(village));
        stands(Status.APPEALED, step);
        happen(step, NeedEvent.APPEALED, null, Map.of(), grounds);
    }

    void appealDecided(boolean upheld, @Nullable String reason, Step step) {
        at("复核申诉", "decided on appeal", Status.APPEALED);
        String said = note(reason);
        if (upheld) {
            // Found outside remit at triage, it has still to be screened.
            outsideRemit = false;
            rejectionReason = null;
            answer = null;
            stands(everScreened ? Status.ACCEPTED : Status.SCREENING, step);
            happen(step, NeedEvent.APPEAL_UPHELD, null, Map.of(), said);
        } else {
            if (said != null) {
                answer = said;
            }
            stands(Status.REJECTED, step);
            happen(step, NeedEvent.APPEAL_DISMISSED, null, Map.of(), said);
        }
    }

    // ---- posting

    void posted(@Nullable Instant until, Step step) {
        if (urgency == Urgency.URGENT || (until == null && status != Status.ACCEPTED)) {
            // Afterwards and without a time for objections: an urgent need, or one that took the place of a need posted
            // before.
            at("公示", "posted", UNDER_WAY_AFTER_ACCEPTANCE);
            touch(step);
        } else {
            at("公示", "posted", Status.ACCEPTED);
            windowUntil = until;
            stands(Status.POSTING, step);
        }
        happen(step, NeedEvent.POSTED, null, until == null ? Map.of() : facts("until", until.toString()), null);
    }

    PostingResult postingOver(int openObjections, boolean anyUpheld, Step step) {
        at("结束公示", "taken off posting", Status.POSTING);
        if (openObjections > 0) {
            return new PostingResult(false, screenedNext(), openObjections);
        }
        windowUntil = null;
        if (anyUpheld) {
            objectionsUpheld++;
            if (screenedNext() == DecidedBy.TOWN) {
                involves(Level.TOWN.unitOf(village));
            }
            stands(Status.SCREENING, step);
        } else {
            stands(Status.ACCEPTED, step);
        }
        happen(step, NeedEvent.POSTING_OVER);
        return new PostingResult(anyUpheld, screenedNext(), 0);
    }

    /** Whether somebody may object now. */
    void objectable(Step step) {
        if (urgency == Urgency.URGENT && status != Status.POSTING) {
            throw conflict("属紧急需求，事后公示，不设异议期", "is urgent and was posted afterwards, without a time for objections");
        }
        at("提出异议", "objected to", Status.POSTING);
        within(step, "公示期", "The time of the posting");
    }

    void objected(long id, Step step) {
        objectable(step);
        involves(Level.TOWN.unitOf(village));
        touch(step);
        happen(step, NeedEvent.OBJECTED, null, facts("objection", String.valueOf(id)), null);
    }

    void objectionReleased(long id, Step step) {
        at("转办异议", "given an objection", Status.POSTING);
        touch(step);
        happen(step, NeedEvent.OBJECTION_RELEASED, null, facts("objection", String.valueOf(id)), null);
    }

    void objectionAnswered(long id, boolean upheld, String publicAnswer, Step step) {
        at("答复异议", "given an answer to an objection", Status.POSTING);
        touch(step);
        happen(
                step,
                upheld ? NeedEvent.OBJECTION_UPHELD : NeedEvent.OBJECTION_DISMISSED,
                village,
                facts("objection", String.valueOf(id)),
                publicAnswer,
                upheld ? ScoreType.OBJECTION_UPHELD : null,
                0);
    }

    // ---- ladder

    void levelEntered(Level entered, List<String> units, Step step) {
        at("进入认领", "offered for claiming", Status.ACCEPTED, Status.CLAIMING);
        if (entered.compareTo(level) < 0) {
            throw conflict("不能退回到" + entered.label().zh(), "cannot go down to the level " + entered.code());
        }
        if (units.isEmpty()) {
            stands(Status.CLAIMING, step);
            candidates = List.of();
            happen(step, NeedEvent.LEVEL_SKIPPED, entered.unitOf(village), Map.of(), null);
            return;
        }
        if (entered != level || !invited.isEmpty() || responsible != null) {
            moves(entered, step);
        }
        invited = List.copyOf(new LinkedHashSet<>(units));
        candidates = invited;
        stands(Status.CLAIMING, step);
        statusSince = step.at();
        happen(step, NeedEvent.LEVEL_ENTERED, entered.unitOf(village), Map.of(), null);
    }

    void claimLapsed(Step step) {
        at("结束认领", "passed over", Status.CLAIMING);
        List<String> idle = candidates;
        candidates = List.of();
        touch(step);
        happen(step, NeedEvent.CLAIM_LAPSED);
        Set<String> charged = new LinkedHashSet<>();
        for (String unit : idle) {
            // A party group answers as its village does.
            charged.add(unit.length() == 15 ? unit.substring(0, 12) : unit);
        }
        for (String unit : charged) {
            happen(step, NeedEvent.LET_LAPSE, unit, Map.of(), null, ScoreType.LET_LAPSE, 0);
        }
    }

    List<String> claimDeclined(String unit, String reason, Step step) {
        at("答复认领", "declined", Status.CLAIMING);
        String said = Checks.required(reason, Checks.NOTE, "不能认领的理由", "reason");
        invitedNow(unit);
        candidates =
                candidates.stream().filter(candidate -> !candidate.equals(unit)).toList();
        touch(step);
        happen(step, NeedEvent.CLAIM_DECLINED, unit, Map.of(), said);
        return candidates;
    }

    void claimed(ClaimPlan plan, PromiseCap cap, Step step) {
        at("认领", "claimed", Status.CLAIMING);
        invitedNow(plan.unit());
        String what = Checks.required(plan.plan(), Checks.NOTE, "落实方案", "plan");
        String person = Checks.required(plan.personInCharge(), Checks.NAME, "承办人", "person in charge");
        String cadre = Checks.optional(plan.namedCadre(), Checks.NAME, "认领干部", "named cadre");
        String milestones = Checks.optional(plan.milestones(), Checks.NOTE, "分期目标", "milestones");
        if (plan.needsBudget() && milestones == null) {
            throw Refusal.invalid("需要资金的工程须填写分期目标。", "Works that need a budget need milestones.");
        }
        if (level == Level.DISTRICT && scope == Scope.PERSONAL && hardship && cadre == null) {
            throw Refusal.invalid(
                    "特困户的个性需求由一名干部个人认领，请填写其姓名。",
                    "A personal need of a hardship household is claimed in the name of one cadre: please name them.");
        }
        promisable(plan.promisedOn(), cap, step);
        int held = step.days().workdaysBetween(step.days().dateOf(statusSince), step.today());
        becomesResponsible(plan.unit(), plan.promisedOn(), plan.needsBudget(), false, step);
        Map<String, String> facts = facts("promisedOn", plan.promisedOn().toString());
        facts.put("personInCharge", person);
        if (cadre != null) {
            facts.put("namedCadre", cadre);
        }
        happen(
                step,
                NeedEvent.CLAIMED,
                plan.unit(),
                facts,
                milestones == null ? what : what + "\n" + milestones,
                ScoreType.CLAIMED_IN_TIME,
                held);
    }

    void awaitsAssignment(Step step) {
        at("等待交办", "assigned", Status.CLAIMING);
        if (level != Level.DISTRICT) {
            moves(Level.DISTRICT, step);
        }
        candidates = List.of();
        stands(Status.ASSIGNING, step);
        happen(step, NeedEvent.AWAITS_ASSIGNMENT);
    }

    void assigned(Assignment assignment, PromiseCap cap, Step step) {
        at("交办", "assigned", Status.ASSIGNING);
        String unit = Checks.required(assignment.unit(), 60, "承办单位", "unit");
        promisable(assignment.promisedOn(), cap, step);
        String reason = Checks.required(assignment.reason(), Checks.NOTE, "交办理由", "reason");
        becomesResponsible(unit, assignment.promisedOn(), assignment.needsBudget(), true, step);
        happen(
                step,
                NeedEvent.ASSIGNED,
                unit,
                facts("promisedOn", assignment.promisedOn().toString()),
                reason,
                ScoreType.ASSIGNED_BY_ORDER,
                0);
    }

    void explained(String reasons, Step step) {
        at("解释办结", "explained", Status.ASSIGNING);
        answer = Checks.required(reasons, Checks.NOTE, "公开说明", "public reasons");
        concludes(Ending.EXPLAINED, step);
        happen(step, NeedEvent.EXPLAINED, null, Map.of(), answer);
    }

    void planned(int inYear, String reasons, Step step) {
        at("列入计划", "taken into a plan", Status.ASSIGNING);
        int thisYear = step.today().getYear();
        if (inYear < thisYear || inYear > thisYear + PLAN_YEARS_AHEAD) {
            throw Refusal.invalid(
                    "计划年度应在" + thisYear + "到" + (thisYear + PLAN_YEARS_AHEAD) + "之间，不能是" + inYear + "。",
                    "The year of the plan must be from " + thisYear + " to " + (thisYear + PLAN_YEARS_AHEAD) + ", not "
                            + inYear + ".");
        }
        answer = Checks.required(reasons, Checks.NOTE, "公开说明", "public reasons");
        planYear = inYear;
        concludes(Ending.PLANNED, step);
        happen(step, NeedEvent.PLANNED, null, facts("year", String.valueOf(inYear)), answer);
    }

    // ---- delivery

    void deliveryStarted(Step step) {
        at("开始落实", "delivered", Status.DELIVERING);
        touch(step);
        happen(step, NeedEvent.DELIVERY_STARTED, responsible, Map.of(), null);
    }

    void progressNoted(String text, Step step) {
        at("记录进展", "given a progress note", Status.DELIVERING, Status.SUPERVISING);
        String said = Checks.required(text, Checks.NOTE, "进展", "progress");
        touch(step);
        happen(step, NeedEvent.PROGRESS_NOTED, responsible, Map.of(), said);
    }

    void nudged(String unit, Bilingual waitingStep, Step step) {
        if (status == Status.CLOSED) {
            throw conflict("已经办结，无须催办", "is closed and needs no nudging");
        }
        touch(step);
        happen(step, NeedEvent.NUDGED, unit, facts("step", waitingStep.toString()), null);
    }

    void delivered(String result, Step step) {
        at("报告落实", "delivered", Status.DELIVERING, Status.SUPERVISING);
        String said = Checks.required(result, Checks.NOTE, "落实情况", "result");
        workdaysLate = lateness(step);
        extensionTo = null;
        if (responsible != null && Level.ofUnit(responsible) == Level.VILLAGE) {
            // The town verifies what the village did itself.
            involves(Level.TOWN.unitOf(village));
        }
        stands(Status.VERIFYING, step);
        happen(
                step,
                NeedEvent.DELIVERED,
                responsible,
                workdaysLate == 0 ? Map.of() : facts("days", String.valueOf(workdaysLate)),
                said);
    }

    void deliveryOverdue(Step step) {
        at("记录超期", "overdue", Status.DELIVERING, Status.SUPERVISING);
        int late = lateness(step);
        touch(step);
        happen(
                step,
                NeedEvent.DELIVERY_OVERDUE,
                responsible,
                facts("days", String.valueOf(late)),
                null,
                ScoreType.DELIVERY_OVERDUE,
                late);
    }

    void extensionRequested(ExtensionRequest request, Step step) {
        at("申请延期", "given an extension", Status.DELIVERING);
        if (extensionAsked) {
            throw conflict("已经申请过一次延期，不能再次申请", "has asked for its one extension already");
        }
        LocalDate promised = promised();
        LocalDate newDate = request.newDate();
        String reason = Checks.required(request.reason(), Checks.NOTE, "延期理由", "reason");
        if (!newDate.isAfter(promised) || newDate.isBefore(step.today())) {
            throw Refusal.invalid(
                    "延期日期须晚于原承诺日期" + promised + "，且不能早于今天。",
                    "The new date must be after the promised day, " + promised + ", and not in the past.");
        }
        int first = step.days().workdaysBetween(claimed(), promised);
        int more = step.days().workdaysBetween(promised, newDate);
        if (more > first) {
            throw Refusal.invalid(
                    "延期最长与首次承诺相同，即" + first + "个工作日，不能是" + more + "个。",
                    "An extension is at most as long as the first promise, " + first + " working days, not " + more
                            + ".");
        }
        extensionAsked = true;
        extensionTo = newDate;
        involves(superior());
        touch(step);
        happen(step, NeedEvent.EXTENSION_REQUESTED, responsible, facts("until", newDate.toString()), reason);
    }

    void extensionDecided(boolean granted, @Nullable String reason, Step step) {
        LocalDate asked = extensionPending();
        if (granted) {
            promisedOn = asked;
        }
        extensionTo = null;
        touch(step);
        happen(
                step,
                granted ? NeedEvent.EXTENSION_GRANTED : NeedEvent.EXTENSION_REFUSED,
                responsible,
                facts("promisedOn", promised().toString()),
                note(reason));
    }

    void extensionLapsed(Step step) {
        extensionPending();
        extensionTo = null;
        touch(step);
        happen(
                step,
                NeedEvent.EXTENSION_LAPSED,
                responsible,
                facts("promisedOn", promised().toString()),
                null);
    }

    void handedBack(String reason, Step step) {
        at("退回", "handed back", Status.DELIVERING);
        if (byOrder) {
            throw conflict("属督办交办，不能退回", "was assigned by order and cannot be handed back");
        }
        String said = Checks.required(reason, Checks.NOTE, "退回理由", "reason");
        candidates = List.of();
        extensionTo = null;
        stands(Status.CLAIMING, step);
        happen(step, NeedEvent.HANDED_BACK, responsible, Map.of(), said, ScoreType.HANDED_BACK, 0);
    }

    void supervisionStarted(Step step) {
        at("督办", "put under supervision", Status.DELIVERING, Status.SUPERVISING);
        boolean ordered = status == Status.DELIVERING;
        involves(superior());
        stands(Status.SUPERVISING, step);
        happen(
                step,
                NeedEvent.SUPERVISION_STARTED,
                responsible,
                Map.of(),
                null,
                ordered ? ScoreType.SUPERVISION_ORDER : null,
                0);
    }

    void supervised(Supervision decision, Step step) {
        at("督办", "supervised", Status.SUPERVISING);
        String reason = Checks.required(decision.reason(), Checks.NOTE, "督办意见", "reason");
        Map<String, String> facts = new LinkedHashMap<>();
        switch (decision.outcome()) {
            case NEW_DATE -> {
                promisedOn = future(decision.promisedOn(), step);
                facts.put("promisedOn", promised().toString());
                timesMissing = 0;
                extensionTo = null;
                stands(Status.DELIVERING, step);
            }
            case ANOTHER_UNIT -> {
                String unit = Checks.required(decision.unit(), 60, "承办单位", "unit");
                LocalDate date = future(decision.promisedOn(), step);
                becomesResponsible(unit, date, needsBudget, true, step);
                facts.put("promisedOn", date.toString());
            }
            case CLOSE -> {
                answer = reason;
                concludes(Ending.EXPLAINED, step);
            }
        }
        happen(step, NeedEvent.SUPERVISED, responsible, facts, reason);
    }

    void supervisionLapsed(Step step) {
        at("督办", "supervised", Status.SUPERVISING);
        timesMissing = 0;
        stands(Status.DELIVERING, step);
        happen(step, NeedEvent.SUPERVISION_LAPSED, responsible, Map.of(), null);
    }

    Verified verified(Verification finding, Step step) {
        at("核实", "verified", Status.VERIFYING);
        if (finding.done()) {
            verified = true;
            stands(Status.RATING, step);
            happen(step, NeedEvent.VERIFIED);
            deliveryScores(step);
            if (timesMissing == 0 && !reworked) {
                happen(step, NeedEvent.SCORED, responsible, Map.of(), null, ScoreType.EVIDENCE_ACCEPTED_FIRST_TIME, 0);
            }
            return Verified.DONE;
        }
        String missing = Checks.required(finding.missing(), Checks.NOTE, "未完成之处", "description of what is missing");
        timesMissing++;
        boolean back = timesMissing <= TIMES_MISSING;
        if (!back) {
            involves(superior());
        }
        stands(back ? Status.DELIVERING : Status.SUPERVISING, step);
        happen(step, NeedEvent.NOT_DONE, responsible, Map.of(), missing);
        return back ? Verified.BACK : Verified.TO_SUPERVISOR;
    }

    void verificationLapsed(Step step) {
        at("核实", "verified", Status.VERIFYING);
        verified = false;
        stands(Status.RATING, step);
        happen(step, NeedEvent.VERIFICATION_LAPSED);
        deliveryScores(step);
    }

    // ---- rating

    void awaitsRating(@Nullable Instant until, Step step) {
        at("等待评价", "rated", Status.RATING);
        windowUntil = until;
        touch(step);
        happen(step, NeedEvent.AWAITS_RATING);
    }

    /** Whether a rating may be given now; who gives it, and whether for the first time, the caller knows. */
    void ratable(Step step) {
        at("评价", "rated", Status.RATING, Status.CALLING_BACK);
        if (rating != null) {
            throw conflict("已经评价完毕", "has been rated already");
        }
        if (status == Status.RATING) {
            within(step, "评价期", "The time for rating");
        }
    }

    void rated(String reporterOf, Rated given, Step step) {
        ratable(step);
        Map<String, String> facts = facts("rating", given.rating().code());
        facts.put("from", reporterOf);
        touch(step);
        happen(
                step,
                given.byClerk() ? NeedEvent.CALLED_BACK : NeedEvent.RATED,
                responsible,
                facts,
                Checks.optional(given.word(), Checks.NOTE, "评价留言", "word"));
    }

    void notReached(Step step) {
        at("回访", "called back", Status.CALLING_BACK);
        touch(step);
        happen(step, NeedEvent.NOT_REACHED);
    }

    /** All have rated, or the time is over: what the majority said becomes the result. Nobody rated: they are called back. */
    void ratingsCounted(RatingResult result, Step step) {
        at("汇总评价", "rated", Status.RATING, Status.CALLING_BACK);
        windowUntil = null;
        Rating counted = result.rating();
        if (counted == null) {
            involves(superior());
            stands(Status.CALLING_BACK, step);
            happen(step, NeedEvent.RATING_OVER);
            return;
        }
        rating = counted;
        if (counted == Rating.DISSATISFIED) {
            stands(Status.RATING, step);
        } else {
            concludes(Ending.MET, step);
        }
        ScoreType score =
                switch (counted) {
                    case SATISFIED -> ScoreType.RATED_SATISFIED;
                    case MOSTLY -> ScoreType.RATED_MOSTLY;
                    case DISSATISFIED -> ScoreType.RATED_DISSATISFIED;
                };
        happen(step, NeedEvent.RATING_OVER, responsible, facts("rating", counted.code()), null, score, 0);
    }

    void notRated(Step step) {
        at("记为未评价", "recorded as not rated", Status.CALLING_BACK);
        concludes(Ending.MET, step);
        happen(step, NeedEvent.NOT_RATED);
    }

    void reworkStarted(LocalDate until, Step step) {
        at("返工", "reworked", Status.RATING);
        dissatisfied();
        if (reworked) {
            throw conflict("已经返工过一次", "has been reworked once already");
        }
        promisedOn = future(until, step);
        reworked = true;
        rating = null;
        timesMissing = 0;
        stands(Status.DELIVERING, step);
        happen(step, NeedEvent.REWORK_STARTED, responsible, facts("until", until.toString()), null);
    }

    void disputeStarted(Step step) {
        at("提交争议处理", "disputed", Status.RATING);
        dissatisfied();
        involves(superior());
        stands(Status.DISPUTED, step);
        happen(step, NeedEvent.DISPUTE_STARTED);
    }

    void disputeDecided(boolean upLadder, String reason, Step step) {
        at("处理争议", "decided as a dispute", Status.DISPUTED);
        String said = Checks.required(reason, Checks.NOTE, "处理理由", "reason");
        if (!upLadder) {
            answer = said;
            concludes(Ending.CLOSED_AFTER_DISPUTE, step);
            happen(step, NeedEvent.DISPUTE_CLOSED, responsible, Map.of(), said);
            return;
        }
        if (disputed) {
            throw conflict("已经因争议上提过一次", "has gone up the ladder after a dispute once already");
        }
        if (level == Level.DISTRICT) {
            throw conflict("已在区级，不能再上提", "is at the district already and cannot go up");
        }
        disputed = true;
        rating = null;
        candidates = List.of();
        stands(Status.CLAIMING, step);
        happen(step, NeedEvent.DISPUTE_UP_LADDER, responsible, Map.of(), said);
    }

    // ---- the end

    void closed(Ending as, Step step) {
        at("办结", "closed", Status.CONCLUDED, Status.REJECTED, Status.MERGING, Status.WITHDRAWN);
        Ending decided =
                switch (status) {
                    case REJECTED -> outsideRemit ? Ending.OUTSIDE_REMIT : Ending.REJECTED;
                    case MERGING -> Ending.MERGED;
                    case WITHDRAWN -> Ending.WITHDRAWN;
                    default -> ending;
                };
        if (decided != as) {
            throw conflict(
                    "不能以“" + as.label().zh() + "”办结",
                    "cannot be closed as \"" + as.label().en() + "\"");
        }
        ending = as;
        closedAt = step.at();
        windowUntil = null;
        candidates = List.of();
        stands(Status.CLOSED, step);
        happen(step, NeedEvent.CLOSED, responsible, facts("ending", as.code()), null);
    }

    void withdrawn(Withdrawal withdrawal, Step step) {
        if (status == Status.WITHDRAWN || status == Status.CLOSED) {
            throw conflict("不能撤回", "cannot be withdrawn");
        }
        String evidence = Checks.required(withdrawal.evidence(), Checks.NOTE, "撤回意愿的依据", "evidence of the wish");
        if (status == Status.MERGING) {
            mergedInto = null;
        }
        if (status == Status.DISPUTED) {
            rating = null;
        }
        priorStatus = stageBegunAnew(status);
        windowUntil = withdrawal.undoUntil();
        stands(Status.WITHDRAWN, step);
        happen(step, NeedEvent.WITHDRAWN, null, Map.of(), evidence);
    }

    void withdrawalUndone(Step step) {
        at("撤销撤回", "taken up again", Status.WITHDRAWN);
        within(step, "撤销撤回的期限", "The time for undoing the withdrawal");
        windowUntil = null;
        Status before = priorStatus;
        // Another need has taken its place: this one now belongs to that.
        stands(mergedInto != null || before == null ? Status.MERGING : before, step);
        if (status == Status.REJECTED) {
            appealUsed = false;
        }
        priorStatus = null;
        happen(
                step,
                NeedEvent.WITHDRAWAL_UNDONE,
                null,
                mergedInto == null ? Map.of() : facts("into", mergedInto),
                null);
    }

    void succeededBy(Need successor, Step step) {
        at("由其他需求接替", "succeeded", Status.WITHDRAWN);
        mergedInto = successor.number;
        touch(step);
        happen(step, NeedEvent.SUCCEEDED, null, facts("into", successor.number), null);
    }

    /** Takes the place of a withdrawn need, with everything that was decided about it. */
    void takesPlaceOf(Need lead, Step step) {
        at("接替", "put in the place of another", Status.CLOSED);
        if (ending != Ending.MERGED) {
            throw conflict("并非已合并的需求，不能接替", "was not merged and cannot take another's place");
        }
        ending = null;
        closedAt = null;
        mergedInto = null;
        title = lead.title;
        place = lead.place;
        kind = lead.kind;
        category = lead.category;
        scope = lead.scope;
        households = Math.max(households, lead.households);
        urgency = lead.urgency;
        level = lead.level;
        heldSince = step.at();
        invited = lead.invited;
        candidates = lead.candidates;
        involved = lead.involved;
        responsible = lead.responsible;
        claimedOn = lead.claimedOn;
        promisedOn = lead.promisedOn;
        needsBudget = lead.needsBudget;
        byOrder = lead.byOrder;
        extensionAsked = lead.extensionAsked;
        extensionTo = lead.extensionTo;
        deferrals = lead.deferrals;
        objectionsUpheld = lead.objectionsUpheld;
        everScreened = lead.everScreened;
        timesMissing = lead.timesMissing;
        workdaysLate = lead.workdaysLate;
        verified = lead.verified;
        reworked = lead.reworked;
        disputed = lead.disputed;
        rejectionReason = lead.rejectionReason;
        outsideRemit = lead.outsideRemit;
        rating = lead.rating;
        planYear = lead.planYear;
        answer = lead.answer;
        Status before = lead.priorStatus == null ? Status.TRIAGE : lead.priorStatus;
        if (before == Status.CONCLUDED) {
            ending = lead.ending;
        }
        stands(before, step);
        happen(step, NeedEvent.TOOK_PLACE, null, facts("from", lead.number), null);
    }

    void follows(String lead, Step step) {
        mergedInto = lead;
        touch(step);
        happen(step, NeedEvent.FOLLOWED, null, facts("into", lead), null);
    }

    void unitInvolved(String unit, Step step) {
        if (!involved.contains(unit)) {
            involves(unit);
            touch(step);
            happen(step, NeedEvent.UNIT_INVOLVED, unit, Map.of(), null);
        }
    }

    /** The reporter knows of another need that is the same; the clerk decides whether to merge. */
    void joins(Need other, Step step) {
        if (!other.village.equals(village) || !CAN_LEAD.contains(other.status)) {
            throw conflict("不能并入" + other.number, "cannot join " + other.number);
        }
        touch(step);
        happen(step, NeedEvent.JOINS, null, facts("same", other.number), null);
    }

    /** Something that the reporter wants the offices to know, unasked. */
    void added(String text, Step step) {
        if (status == Status.CLOSED || status == Status.WITHDRAWN) {
            throw conflict("已经结束，不能再补充", "is over; nothing can be added to it");
        }
        String said = Checks.required(text, Checks.NOTE, "补充内容", "addition");
        touch(step);
        happen(step, NeedEvent.ADDED, null, Map.of(), said);
    }

    void linksRevoked(Step step) {
        touch(step);
        happen(step, NeedEvent.LINKS_REVOKED);
    }

    void codeReissued(String evidence, Step step) {
        String said = Checks.required(evidence, Checks.NOTE, "核实身份的依据", "how the reporter was recognised");
        touch(step);
        happen(step, NeedEvent.CODE_REISSUED, null, Map.of(), said);
    }

    // ---- facts

    NeedView view() {
        return new NeedView(
                number,
                village,
                grid,
                kind,
                category,
                title,
                place,
                scope,
                households,
                urgency,
                hardship,
                leftBehind,
                channel,
                registeredOn,
                status,
                level,
                candidates,
                responsible,
                claimedOn,
                promisedOn,
                needsBudget,
                byOrder,
                extensionAsked,
                extensionTo,
                askedReporter,
                deferrals,
                objectionsUpheld,
                appealUsed,
                timesMissing,
                verified,
                reworked,
                disputed,
                rejectionReason,
                outsideRemit,
                rating,
                planYear,
                ending,
                mergedInto,
                answer,
                updatedAt,
                version);
    }

    Found found() {
        return new Found(category, title, place, invited, involved, responsible);
    }

    Standing standing() {
        return new Standing(status, promisedOn);
    }

    /** The stay at the level that holds the need now. */
    Holder currentStay() {
        return new Holder(level, level.unitOf(village), invited, responsible, heldSince, closedAt);
    }

    /** The unit one level above the one that delivers, or else holds it: its supervisor and its clerk have the say over the one below. */
    String superior() {
        Level below = responsible == null ? level : Level.ofUnit(responsible);
        return below.above().unitOf(village);
    }

    // ---- rules that several steps share

    private DecidedBy screenedNext() {
        return deferrals > DEFERRALS || objectionsUpheld > 1 ? DecidedBy.TOWN : DecidedBy.MEETING;
    }

    private void invitedNow(String unit) {
        if (!candidates.contains(unit)) {
            throw Refusal.forbidden(
                    "单位" + unit + "未被邀请认领需求" + number + "，或已答复。",
                    "The unit " + unit + " is not invited to claim need " + number + ", or has answered already.");
        }
    }

    private static void promisable(LocalDate date, PromiseCap cap, Step step) {
        future(date, step);
        if (date.isAfter(cap.latest())) {
            throw Refusal.invalid(
                    "承诺日期不能晚于" + cap.latest() + "（" + cap.workdays() + "个工作日以内），不能是" + date + "。",
                    "The promised day may be " + cap.latest() + " at the latest (" + cap.workdays()
                            + " working days), not " + date + ".");
        }
    }

    private static LocalDate future(@Nullable LocalDate date, Step step) {
        if (date == null) {
            throw Refusal.invalid("请填写承诺日期。", "Please give the promised day.");
        }
        if (date.isBefore(step.today())) {
            throw Refusal.invalid("承诺日期" + date + "已经过去。", "The promised day " + date + " is in the past.");
        }
        return date;
    }

    private void becomesResponsible(String unit, LocalDate date, boolean budget, boolean order, Step step) {
        String former = responsible;
        if (former != null && !former.equals(unit)) {
            involves(former);
        }
        responsible = unit;
        claimedOn = step.today();
        promisedOn = date;
        needsBudget = budget;
        byOrder = order;
        extensionAsked = false;
        extensionTo = null;
        timesMissing = 0;
        candidates = List.of();
        stands(Status.DELIVERING, step);
    }

    /** The stay at this level is over; time is charged to the level that held the need. */
    private void moves(Level to, Step step) {
        staysOver.add(new Holder(level, level.unitOf(village), invited, responsible, heldSince, step.at()));
        level = to;
        heldSince = step.at();
        invited = List.of();
        candidates = List.of();
        responsible = null;
        promisedOn = null;
        claimedOn = null;
    }

    private void deliveryScores(Step step) {
        if (!reworked) {
            happen(
                    step,
                    NeedEvent.SCORED,
                    responsible,
                    Map.of(),
                    null,
                    workdaysLate > 0 ? ScoreType.DELIVERED_LATE : ScoreType.DELIVERED_IN_TIME,
                    workdaysLate);
        }
    }

    private void dissatisfied() {
        if (rating != Rating.DISSATISFIED) {
            throw conflict("没有“不满意”的评价", "was not rated dissatisfied");
        }
    }

    private LocalDate extensionPending() {
        at("答复延期", "given an answer on its extension", Status.DELIVERING, Status.SUPERVISING);
        LocalDate asked = extensionTo;
        if (asked == null) {
            throw conflict("没有待答复的延期申请", "has no extension waiting for an answer");
        }
        return asked;
    }

    private int lateness(Step step) {
        LocalDate promised = promised();
        return step.today().isAfter(promised) ? step.days().workdaysBetween(promised, step.today()) : 0;
    }

    private LocalDate promised() {
        if (promisedOn == null) {
            throw new IllegalStateException("Need " + number + " is delivered without a promised day");
        }
        return promisedOn;
    }

    private LocalDate claimed() {
        if (claimedOn == null) {
            throw new IllegalStateException("Need " + number + " is delivered without the day of its claim");
        }
        return claimedOn;
    }

    private void concludes(Ending as, Step step) {
        ending = as;
        stands(Status.CONCLUDED, step);
    }

    private void involves(String unit) {
        if (!involved.contains(unit)) {
            List<String> more = new ArrayList<>(involved);
            more.add(unit);
            involved = List.copyOf(more);
        }
    }

    private void within(Step step, String zh, String en) {
        if (windowUntil != null && step.at().isAfter(windowUntil)) {
            throw Refusal.conflict(
                    zh + "已于" + windowUntil.truncatedTo(ChronoUnit.MINUTES) + "结束。",
                    en + " ended at " + windowUntil.truncatedTo(ChronoUnit.MINUTES) + ".");
        }
    }

    private void at(String zh, String en, Status... allowed) {
        at(zh, en, Set.of(allowed));
    }

    private void at(String zh, String en, Set<Status> allowed) {
        if (!allowed.contains(status)) {
            throw conflict("不能" + zh, "cannot be " + en);
        }
    }

    private Refusal conflict(String zh, String en) {
        return Refusal.conflict(
                "需求" + number + "现为“" + status.label().zh() + "”，" + zh + "。",
                "Need " + number + " stands at \"" + status.label().en() + "\": it " + en + ".");
    }

    private void stands(Status next, Step step) {
        if (status != next) {
            status = next;
            statusSince = step.at();
        }
        touch(step);
    }

    /** The process takes a need up again at the beginning of a stage: what was under way inside it is done again. */
    private static Status stageBegunAnew(Status before) {
        return switch (before) {
            case SUPPLEMENT, MERGING -> Status.TRIAGE;
            case POSTING -> Status.ACCEPTED;
            case APPEALED -> Status.REJECTED;
            case SUPERVISING, VERIFYING -> Status.DELIVERING;
            case CALLING_BACK, DISPUTED -> Status.RATING;
            default -> before;
        };
    }

    private void touch(Step step) {
        updatedAt = step.at();
    }

    private static @Nullable String note(@Nullable String text) {
        return Checks.optional(text, Checks.NOTE, "说明", "note");
    }

    private static Map<String, String> facts(String name, String fact) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(name, fact);
        return facts;
    }

    private void happen(Step step, NeedEvent event) {
        happen(step, event, null, Map.of(), null, null, 0);
    }

    private void happen(
            Step step, NeedEvent event, @Nullable String unit, Map<String, String> facts, @Nullable String note) {
        happen(step, event, unit, facts, note, null, 0);
    }

    private void happen(
            Step step,
            NeedEvent event,
            @Nullable String unit,
            Map<String, String> facts,
            @Nullable String note,
            @Nullable ScoreType score,
            int days) {
        entries++;
        happened.add(new Happening(entries, step.at(), event, step.actor(), level, unit, facts, note, score, days));
    }
}
