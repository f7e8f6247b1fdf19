package org.needsline.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Step 1, apply: links 1 and 2. */
@Service
@Transactional
public class AccessFiling {

    /** Longest admission (domain 4). */
    static final int YEARS = 3;

    private static final String PERSON_DAYS = "366";
    private static final String PEOPLE = "100";
    private static final String YUAN = "10000000";

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final AccessTimeline timeline;
    private final LegacyItems legacy;
    private final Organisation organisation;
    private final Calendars calendars;
    private final Deadlines deadlines;
    private final AccessMoments moments;
    private final Clock clock;

    AccessFiling(
            AccessRequests requests,
            AccessTargets targets,
            AccessTimeline timeline,
            LegacyItems legacy,
            Organisation organisation,
            Calendars calendars,
            Deadlines deadlines,
            AccessMoments moments,
            Clock clock) {
        this.requests = requests;
        this.targets = targets;
        this.timeline = timeline;
        this.legacy = legacy;
        this.organisation = organisation;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.moments = moments;
        this.clock = clock;
    }

    /**
     * A department opens a request.
     *
     * @param item what it is called in the ledger, at most 80 characters; left out, a renewal keeps the old name
     * @param refersTo number of the running item that is to be renewed or adjusted; its content is taken over
     * @param legacyNumber number of the legacy work that is filed hereby
     * @throws Refusal when the department is none, or what is referred to is not its own or not there
     */
    public AccessRequest opened(
            String department,
            @Nullable String item,
            @Nullable String refersTo,
            @Nullable String legacyNumber,
            String by) {
        Unit unit = organisation.require(department);
        if (unit.level() != UnitLevel.DEPARTMENT) {
            throw Refusal.invalid(
                    "只有部门可以申报准入，" + unit.name() + "不是部门。",
                    "Only a department can file; " + unit.nameEn() + " is none.");
        }
        String district = UnitCode.district(department);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        String name = AccessChecks.optional(item, AccessChecks.ITEM, "事项名称", "name of the item");
        if (refersTo != null) {
            AccessRequest old = requests.require(refersTo.strip());
            if (!old.department().equals(department)) {
                throw Refusal.forbidden("原事项不是本部门的。", "The old item is not your department's.");
            }
            if (!old.running()) {
                throw Refusal.conflict(
                        "原事项" + old.number() + "不在运行中，请按新事项申报。",
                        "Item " + old.number() + " is not running; file it as a new one.");
            }
            name = name == null ? old.item() : name;
            row.put("refers_to", old.number());
            row.put("kind", old.kind());
            row.put("legal_basis", old.legalBasis());
            row.put("reason", old.reason());
            row.put("powers", old.powers());
            row.put("staff", old.staff());
            row.put("money", old.money());
            row.put("workload", old.workload());
        }
        if (legacyNumber != null) {
            LegacyItem work = legacy.unfiled(legacyNumber.strip(), department);
            name = name == null ? work.item() : name;
            row.put("legacy_number", work.number());
        }
        String number =
                requests.nextNumber("A", district, calendars.current().today().getYear());
        row.put("number", number);
        row.put("district", district);
        row.put("department", department);
        row.put("item", AccessChecks.required(name, AccessChecks.ITEM, "事项名称", "name of the item"));
        row.put("status", AccessStatus.DRAFT);
        row.put("opened_by", by);
        row.put("opened_at", clock.instant());
        requests.add(row);
        if (refersTo != null) {
            targets.replace(
                    number,
                    targets.of(refersTo.strip()).stream()
                            .map(AccessTarget::community)
                            .toList());
        } else if (legacyNumber != null) {
            targets.replace(number, legacy.communitiesOf(legacyNumber.strip()));
        }
        timeline.add(number, AccessEvent.OPENED, null, department, by, null, refersTo);
        return requests.require(number);
    }

    /**
     * Link 1: the department files.
     *
     * @throws Refusal with a sentence for everything that is missing or cannot be; nothing is kept then
     */
    public AccessRequest filed(String number, AccessApplication application, String by) {
        AccessRequest request = locked(number, AccessStatus.DRAFT);
        apply(request, application);
        requests.change(
                number,
                columns(
                        "status",
                        application.emergency() ? AccessStatus.DECIDING : AccessStatus.CHECKING,
                        "filed_at",
                        clock.instant()));
        if (request.legacyNumber() != null) {
            legacy.filed(request.legacyNumber(), number);
        }
        timeline.add(
                number,
                AccessEvent.FILED,
                Link.FILE.step(),
                request.department(),
                by,
                null,
                application.responseNumber());
        return requests.require(number);
    }

    /** The department supplements, once. */
    public AccessRequest supplemented(String number, AccessApplication application, String by) {
        AccessRequest request = locked(number, AccessStatus.SUPPLEMENTING);
        if (application.emergency()) {
            throw Refusal.invalid("补正时不能改为应急，请另行申报。", "A supplement cannot become an emergency; file a new request.");
        }
        apply(request, application);
        requests.change(number, columns("status", AccessStatus.CHECKING));
        timeline.add(number, AccessEvent.SUPPLEMENTED, Link.SUPPLEMENT.step(), request.department(), by);
        timeline.add(number, AccessEvent.CHECK_BEGUN_ANEW, Link.CHECK.step(), null, AccessHappening.CLOCK);
        return requests.require(number);
    }

    /** What came of link 2. */
    public enum Checked {
        COMPLETE,
        SUPPLEMENT,
        LAPSED
    }

    /**
     * Link 2: the access office has checked.
     *
     * @param missing everything that is missing, told once; required unless complete
     */
    public Checked checked(String number, boolean complete, @Nullable String missing, String by) {
        AccessRequest request = locked(number, AccessStatus.CHECKING);
        if (complete) {
            requests.change(number, columns("status", AccessStatus.REVIEWING, "complete_at", clock.instant()));
            timeline.add(number, AccessEvent.COMPLETE, Link.CHECK.step(), null, by);
            return Checked.COMPLETE;
        }
        String all = AccessChecks.required(missing, AccessChecks.TEXT, "缺少的全部材料", "list of everything that is missing");
        if (request.missing() != null) {
            timeline.add(number, AccessEvent.STILL_INCOMPLETE, Link.CHECK.step(), null, by, null, all);
            ends(number, AccessEnding.LAPSED);
            return Checked.LAPSED;
        }
        requests.change(number, columns("status", AccessStatus.SUPPLEMENTING, "missing", all));
        timeline.add(number, AccessEvent.ASKED, Link.CHECK.step(), request.department(), by, null, all);
        timeline.add(number, AccessEvent.CHECK_STOPPED, Link.CHECK.step(), null, AccessHappening.CLOCK);
        return Checked.SUPPLEMENT;
    }

    /** From the complete application on, the total clock runs. */
    public void totalClockBegins(String number, Instant dueAt) {
        requests.change(number, columns("total_due_at", dueAt));
        timeline.add(
                number,
                AccessEvent.TOTAL_BEGUN,
                Link.TOTAL.step(),
                null,
                AccessHappening.CLOCK,
                moments.sentence("至", "until", dueAt),
                null);
    }

    public void draftLapsed(String number) {
        timeline.add(number, AccessEvent.DRAFT_LAPSED, Link.FILE.step(), null, AccessHappening.CLOCK);
        ends(number, AccessEnding.LAPSED);
    }

    public void supplementLapsed(String number) {
        timeline.add(number, AccessEvent.SUPPLEMENT_LAPSED, Link.SUPPLEMENT.step(), null, AccessHappening.CLOCK);
        ends(number, AccessEnding.LAPSED);
    }

    /** The first day that a request of now may name as its start. */
    public LocalDate earliestStart() {
        Instant now = clock.instant();
        Integer days = deadlines
                .rule(DeadlineFacts.of("", "AccessPlannedStart", now, null))
                .amount();
        WorkCalendar calendar = calendars.current();
        return days == null
                ? calendar.today()
                : calendar.dateOf(calendar.plusWorkdays(now, days).instant());
    }

    /** A supplement may keep the start that was filed in time, though it is nearer by now; it may not bring it forward. */
    private LocalDate earliestStart(AccessRequest request) {
        LocalDate earliest = earliestStart();
        return request.filedAt() != null
                        && request.startsOn() != null
                        && request.startsOn().isBefore(earliest)
                ? request.startsOn()
                : earliest;
    }

    private void ends(String number, AccessEnding ending) {
        requests.change(number, columns("status", AccessStatus.ENDING, "ending", ending));
    }

    private AccessRequest locked(String number, AccessStatus expected) {
        AccessRequest request = requests.lock(number);
        if (request.status() != expected) {
            throw Refusal.conflict(
                    "申请" + number + "现在是“" + request.status().label().zh() + "”，这一步已经办过或不再需要。",
                    "Request " + number + " is \"" + request.status().label().en()
                            + "\" now; this step is done or not needed any more.");
        }
        return request;
    }

    private void apply(AccessRequest request, AccessApplication given) {
        LocalDate today = calendars.current().today();
        LocalDate starts = required(given.startsOn(), "拟开始日期", "planned start");
        LocalDate ends = required(given.endsOn(), "拟结束日期", "planned end");
        if (!ends.isAfter(starts)) {
            throw Refusal.invalid("结束日期应晚于开始日期。", "The end must come after the start.");
        }
        if (ends.isAfter(starts.plusYears(YEARS))) {
            throw Refusal.invalid(
                    "准入期限最长" + YEARS + "年，自" + starts + "起最迟到" + starts.plusYears(YEARS) + "。",
                    "An admission lasts at most " + YEARS + " years: from " + starts + " until "
                            + starts.plusYears(YEARS) + " at the latest.");
        }
        String response =
                AccessChecks.optional(given.responseNumber(), 60, "应急响应编号", "number of the emergency response");
        if (given.emergency()) {
            if (response == null || response.chars().noneMatch(Character::isDigit)) {
                throw Refusal.invalid(
                        "应急通道须填写区应急响应编号，没有编号不能走应急。",
                        "The emergency track needs the number of the district's emergency response; without it file the ordinary way.");
            }
            if (starts.isBefore(today)) {
                throw Refusal.invalid("开始日期不能早于今天。", "The start must not lie in the past.");
            }
        } else {
            LocalDate earliest = earliestStart(request);
            if (starts.isBefore(earliest)) {
                throw Refusal.invalid(
                        "拟开始日期太近：应提前40个工作日申报，最早为" + earliest + "。",
                        "The start is too near: a request is filed 40 working days ahead, so " + earliest
                                + " at the earliest.");
            }
        }
        Set<String> communities = communities(request, given);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", given.kind());
        row.put(
                "legal_basis",
                kept(given.legalBasis(), request.legalBasis(), AccessChecks.TEXT, "法律法规依据", "legal basis"));
        row.put(
                "reason",
                kept(given.reason(), request.reason(), AccessChecks.TEXT, "为何须由社区承担", "reason why communities"));
        row.put(
                "powers",
                kept(
                        given.powers(),
                        request.powers(),
                        AccessChecks.SHORT_TEXT,
                        "下放的权限（没有的写“无”）",
                        "powers that are handed over, or none"));
        row.put(
                "workload",
                AccessChecks.amount(
                        given.workload(),
                        PERSON_DAYS,
                        1,
                        "每社区每年工作量（人日）",
                        "workload in person-days a year and community"));
        row.put("staff", AccessChecks.amount(given.staff(), PEOPLE, 1, "每社区配备人员", "staff for each community"));
        row.put(
                "money",
                AccessChecks.amount(given.money(), YUAN, 2, "每社区每年经费（元）", "money a year and community in yuan"));
        row.put("starts_on", starts);
        row.put("ends_on", ends);
        row.put("emergency", given.emergency());
        row.put("response_number", given.emergency() ? response : null);
        requests.change(request.number(), row);
        targets.replace(request.number(), communities);
    }

    private Set<String> communities(AccessRequest request, AccessApplication given) {
        AccessChecks.eachOnce(given.targets());
        Set<String> communities = new TreeSet<>(given.targets());
        for (String town : given.towns()) {
            organisation.childrenOf(organisation.require(town).code()).stream()
                    .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                    .map(Unit::code)
                    .forEach(communities::add);
        }
        if (communities.isEmpty()) {
            throw Refusal.invalid("请选择至少一个目标社区。", "Choose at least one target community.");
        }
        for (String code : communities) {
            if (organisation.require(code).level() != UnitLevel.VILLAGE || !UnitCode.within(code, request.district())) {
                throw Refusal.invalid(code + "不是本区的村或社区。", code + " is no village or community of this district.");
            }
        }
        return communities;
    }

    private static String kept(@Nullable String given, @Nullable String before, int longest, String zh, String en) {
        return AccessChecks.required(given == null || given.isBlank() ? before : given, longest, zh, en);
    }

    private static LocalDate required(@Nullable LocalDate date, String zh, String en) {
        if (date == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return date;
    }

    static Map<String, @Nullable Object> columns(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return columns;
    }

    /** The communities of a request, in the order of their codes. */
    @Transactional(readOnly = true)
    public List<String> communitiesOf(String number) {
        return targets.of(number).stream().map(AccessTarget::community).toList();
    }

    /** The request as it stands. */
    @Transactional(readOnly = true)
    public AccessRequest view(String number) {
        return requests.require(number);
    }

    /** The request of that number, if there is one. */
    @Transactional(readOnly = true)
    public Optional<AccessRequest> find(String number) {
        return requests.find(number);
    }
}
