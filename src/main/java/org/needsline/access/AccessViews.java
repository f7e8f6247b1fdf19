package org.needsline.access;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as communities, departments, the access office and the public look at it, each with names in place of codes. */
@Service
@Transactional(readOnly = true)
class AccessViews {

    private static final int LONGEST = 500;
    private static final int COMMUNITY_DIGITS = 12;

    private final AccessCases cases;
    private final AccessLedger ledger;
    private final LegacyItems legacy;
    private final UnadmittedReports reports;
    private final Organisation organisation;
    private final Calendars calendars;
    private final JdbcClient jdbc;

    AccessViews(
            AccessCases cases,
            AccessLedger ledger,
            LegacyItems legacy,
            UnadmittedReports reports,
            Organisation organisation,
            Calendars calendars,
            JdbcClient jdbc) {
        this.cases = cases;
        this.ledger = ledger;
        this.legacy = legacy;
        this.reports = reports;
        this.organisation = organisation;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    /** A unit by its names. */
    record Name(String code, String zh, String en) {

        /** In both languages, as a table to take away has it. */
        String both() {
            return zh.equals(en) ? zh : zh + " " + en;
        }
    }

    /**
     * Whose ledgers a person reads.
     *
     * @param districts as one of its offices: the whole ledger
     * @param departments as their officer
     * @param communities as their secretary or clerk
     * @param above towns, and districts without an office, whose communities are below the person
     */
    record Ledgers(List<Name> districts, List<Name> departments, List<Name> communities, List<Name> above) {}

    /** What has arrived at one community for an item; null while it has not confirmed. */
    record Share(Name community, @Nullable BigDecimal paid, @Nullable String receivedOn, boolean exitAsked) {}

    /** An item of a department with the communities that carry it. */
    record Handed(Item item, List<Share> shares) {}

    /** An item of the ledger with the names of its department. */
    record Item(
            String number,
            int version,
            String item,
            @Nullable Bilingual kind,
            Name department,
            @Nullable String legalBasis,
            int communities,
            @Nullable String powers,
            BigDecimal staff,
            BigDecimal money,
            BigDecimal workload,
            String from,
            String until,
            boolean provisional,
            @Nullable String conditions,
            @Nullable Double burden) {

        /** Whether the words, in lower case, stand in what somebody looks for. */
        boolean has(String words) {
            return Stream.of(number, item, legalBasis, department.zh(), department.en())
                    .filter(Objects::nonNull)
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
        }
    }

    /** What a community has to do. */
    record Duty(Item item, @Nullable BigDecimal paid, @Nullable String receivedOn, boolean exitAsked) {}

    /**
     * Work from before that no agreement covers yet.
     *
     * @param filed its request is on its way
     * @param over its time ran out before it was filed
     */
    record Legacy(
            String number, String item, Name department, @Nullable String fileUntil, boolean filed, boolean over) {}

    /** A report of unadmitted work. */
    record Report(
            String number,
            Name community,
            Name department,
            String what,
            String reportedOn,
            @Nullable Boolean upheld,
            @Nullable String answer) {}

    /** All that one community carries. */
    record CommunityView(
            Name community,
            int items,
            BigDecimal personDays,
            BigDecimal money,
            List<Duty> duties,
            List<Legacy> legacy,
            List<Report> reports) {}

    /** A request on its way. */
    record RequestLine(
            String number,
            String item,
            Name department,
            Bilingual status,
            @Nullable Bilingual ending,
            boolean emergency,
            String openedOn,
            @Nullable String totalUntil) {}

    /** All that concerns one department. */
    record DepartmentView(
            Name department,
            List<RequestLine> requests,
            List<Handed> items,
            List<Legacy> legacy,
            List<Report> reports,
            int upheld) {}

    /** What everybody may see. */
    record PublicItem(
            String number,
            String item,
            @Nullable Bilingual kind,
            Name department,
            @Nullable String legalBasis,
            List<Name> communities,
            @Nullable String powers,
            BigDecimal staff,
            BigDecimal money,
            BigDecimal workload,
            String from,
            String until,
            boolean provisional,
            @Nullable String conditions,
            @Nullable Double burden) {}

    /** What is posted just now. */
    record PublicPosting(
            String number,
            String item,
            Name department,
            Bilingual decision,
            @Nullable String conditions,
            String until) {}

    /** How often unadmitted work of a department was reported and upheld. */
    record PublicCount(Name department, int upheld) {}

    /** What a community carries a year. */
    record PublicBurden(Name community, int items, BigDecimal personDays) {}

    /** The public list of a district. */
    record PublicLedger(
            String district,
            String asOf,
            List<PublicItem> items,
            List<PublicPosting> postings,
            List<PublicCount> unadmitted,
            List<PublicBurden> burdens) {}

    /** Whose ledgers the person reads; all empty for whoever has none. */
    Ledgers ledgersOf(String userId) {
        AccessReach reach = cases.reachOf(userId);
        Map<Boolean, List<String>> places =
                reach.places().stream().collect(Collectors.partitioningBy(AccessViews::isCommunity));
        return new Ledgers(
                sorted(reach.districts()),
                sorted(reach.departments()),
                sorted(places.getOrDefault(true, List.of())),
                sorted(places.getOrDefault(false, List.of()).stream()
                        .filter(place -> !reach.isOffice(place))
                        .toList()));
    }

    private List<Name> sorted(Collection<String> codes) {
        return organisation.units(codes).stream().map(AccessViews::name).toList();
    }

    private static boolean isCommunity(String place) {
        return place.length() == COMMUNITY_DIGITS;
    }

    /** A community, for those who serve it or stand above it. */
    CommunityView community(String code, String userId) {
        requireReach(code, userId);
        String district = UnitCode.district(code);
        CommunityBurden burden = ledger.burdenOf(code);
        return new CommunityView(
                name(code),
                burden.items(),
                burden.personDays(),
                burden.money(),
                ledger.ofCommunity(code).stream()
                        .map(each -> new Duty(
                                item(each.entry(), name(each.entry().department())),
                                each.paid(),
                                each.receivedOn() == null
                                        ? null
                                        : each.receivedOn().toString(),
                                each.exitAsked()))
                        .toList(),
                legacy.carried(code).stream().map(this::legacy).toList(),
                reports.of(code, null, district).stream().map(this::report).toList());
    }

    /** A department, for its officers and the offices of its district. */
    DepartmentView department(String code, String userId) {
        boolean own = organisation.holds(userId, Role.OFFICER, code);
        if (!own && !office(userId, UnitCode.district(code))) {
            throw Refusal.notFound("没有这个部门的准入台账。", "There is no such ledger.");
        }
        String district = UnitCode.district(code);
        List<Report> reported =
                reports.of(null, code, district).stream().map(this::report).toList();
        return new DepartmentView(
                name(code),
                requests(district, code, null),
                handed(ledger.running(district, code, null)),
                legacy.open(code).stream().map(this::legacy).toList(),
                reported,
                (int) reported.stream()
                        .filter(each -> Boolean.TRUE.equals(each.upheld()))
                        .count());
    }

    /**
     * The whole ledger of a district, for its staff.
     *
     * @param text words in the item, its number, its legal basis or the name of its department
     */
    List<Item> ledger(
            String district,
            @Nullable String department,
            @Nullable String community,
            @Nullable String text,
            String userId) {
        if (organisation.unitsOf(userId).stream().noneMatch(unit -> UnitCode.within(unit.code(), district))) {
            throw Refusal.notFound("没有这个区的准入台账。", "There is no such ledger.");
        }
        List<LedgerLine> lines = ledger.running(district, department, community);
        Map<String, Name> names = namesOf(lines.stream().map(LedgerLine::department));
        String words = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return lines.stream()
                .map(line -> item(line, named(line.department(), names)))
                .filter(item -> words.isEmpty() || item.has(words))
                .toList();
    }

    private List<Handed> handed(List<LedgerLine> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        record Row(
                String number,
                String community,
                @Nullable BigDecimal paid,
                @Nullable OffsetDateTime receivedAt,
                boolean exitAsked) {}
        List<Row> rows = jdbc.sql("select number, community, paid, received_at, exit_asked_at from access_target"
                        + " where number in (:numbers) order by number, community")
                .param("numbers", lines.stream().map(LedgerLine::number).toList())
                .query((row, i) -> new Row(
                        row.getString("number"),
                        row.getString("community"),
                        row.getBigDecimal("paid"),
                        row.getObject("received_at", OffsetDateTime.class),
                        row.getObject("exit_asked_at") != null))
                .list();
        Map<String, Name> names = namesOf(
                Stream.concat(rows.stream().map(Row::community), lines.stream().map(LedgerLine::department)));
        Map<String, List<Row>> ofItem = rows.stream().collect(Collectors.groupingBy(Row::number));
        return lines.stream()
                .map(line -> new Handed(
                        item(line, named(line.department(), names)),
                        ofItem.getOrDefault(line.number(), List.of()).stream()
                                .map(row -> new Share(
                                        named(row.community(), names),
                                        row.paid(),
                                        row.receivedAt() == null
                                                ? null
                                                : calendars
                                                        .current()
                                                        .dateOf(row.receivedAt().toInstant())
                                                        .toString(),
                                        row.exitAsked()))
                                .toList()))
                .toList();
    }

    /** Requests on their way or over, the newest first, for the offices of the district. */
    List<RequestLine> requests(String district, @Nullable String status, String userId, @Nullable String department) {
        if (!office(userId, district)) {
            throw Refusal.forbidden(
                    "只有区级准入、司法、财政、督办等岗位可以查看全部申请。", "Only the offices of the district see all requests.");
        }
        return requests(district, department, status);
    }

    /** What the communities of a town or district carry, the heaviest burden first, for whoever stands above them. */
    List<PublicBurden> burdens(String above, String userId) {
        requireReach(above, userId);
        return burdens(above);
    }

    private List<PublicBurden> burdens(String above) {
        List<CommunityBurden> burdens = ledger.burdens(above);
        Map<String, Name> names = namesOf(burdens.stream().map(CommunityBurden::community));
        return burdens.stream()
                .map(each -> new PublicBurden(named(each.community(), names), each.items(), each.personDays()))
                .toList();
    }

    /** The public list. */
    PublicLedger published(String district) {
        organisation.require(district);
        List<LedgerLine> lines = ledger.running(district, null, null);
        Map<String, List<Name>> communities = communitiesOf(lines);
        Map<String, Name> departments = namesOf(lines.stream().map(LedgerLine::department));
        return new PublicLedger(
                district,
                calendars.current().today().toString(),
                lines.stream()
                        .map(line -> {
                            Item item = item(line, named(line.department(), departments));
                            return new PublicItem(
                                    item.number(),
                                    item.item(),
                                    item.kind(),
                                    item.department(),
                                    item.legalBasis(),
                                    communities.getOrDefault(item.number(), List.of()),
                                    item.powers(),
                                    item.staff(),
                                    item.money(),
                                    item.workload(),
                                    item.from(),
                                    item.until(),
                                    item.provisional(),
                                    item.conditions(),
                                    item.burden());
                        })
                        .toList(),
                postings(district),
                jdbc.sql(
                                "select department, count(*) as upheld from unadmitted_report where district = ? and upheld = true"
                                        + " group by department order by upheld desc, department")
                        .param(district)
                        .query((row, i) -> new PublicCount(name(row.getString("department")), row.getInt("upheld")))
                        .list(),
                burdens(district));
    }

    private List<PublicPosting> postings(String district) {
        return jdbc
                .sql("select " + AccessRequest.COLUMNS
                        + " from access_request r where r.district = ? and r.status = 'posted'"
                        + " order by r.posted_at desc")
                .param(district)
                .query((row, i) -> AccessRequest.of(row))
                .list()
                .stream()
                .map(request -> new PublicPosting(
                        request.number(),
                        request.item(),
                        name(request.department()),
                        request.decision() == null
                                ? Verdict.ADMIT.label()
                                : request.decision().label(),
                        request.decisionNote(),
                        request.postedUntil() == null
                                ? ""
                                : calendars
                                        .current()
                                        .dateOf(request.postedUntil())
                                        .toString()))
                .toList();
    }

    private Map<String, List<Name>> communitiesOf(List<LedgerLine> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> codes = new TreeMap<>();
        jdbc.sql("select number, community from access_target where number in (:numbers) order by number, community")
                .param("numbers", lines.stream().map(LedgerLine::number).toList())
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        row -> codes.computeIfAbsent(row.getString("number"), number -> new java.util.ArrayList<>())
                                .add(row.getString("community")));
        Map<String, Name> names = namesOf(codes.values().stream().flatMap(List::stream));
        Map<String, List<Name>> named = new TreeMap<>();
        codes.forEach((number, of) ->
                named.put(number, of.stream().map(code -> named(code, names)).toList()));
        return named;
    }

    private List<RequestLine> requests(String district, @Nullable String department, @Nullable String status) {
        return jdbc
                .sql("select " + AccessRequest.COLUMNS + " from access_request r where r.district = :district"
                        + " and (cast(:department as varchar) is null or r.department = :department)"
                        + " and (cast(:status as varchar) is null or r.status = :status)"
                        + " order by r.opened_at desc, r.number desc fetch first " + LONGEST + " rows only")
                .param("district", district)
                .param("department", department)
                .param("status", status)
                .query((row, i) -> AccessRequest.of(row))
                .list()
                .stream()
                .map(request -> new RequestLine(
                        request.number(),
                        request.item(),
                        name(request.department()),
                        request.status().label(),
                        request.ending() == null ? null : request.ending().label(),
                        request.emergency(),
                        calendars.current().dateOf(request.openedAt()).toString(),
                        request.totalDueAt() == null
                                ? null
                                : calendars
                                        .current()
                                        .dateOf(request.totalDueAt())
                                        .toString()))
                .toList();
    }

    private void requireReach(String community, String userId) {
        for (RoleInUnit held : organisation.rolesOf(userId)) {
            if (UnitCode.within(community, held.unitCode()) && held.role() != Role.GRID_WORKER) {
                return;
            }
        }
        throw Refusal.notFound("没有这个社区的准入台账。", "There is no such ledger.");
    }

    private boolean office(String userId, String district) {
        return cases.reachOf(userId).isOffice(district);
    }

    private static Item item(LedgerLine line, Name department) {
        return new Item(
                line.number(),
                line.version(),
                line.item(),
                line.kind() == null ? null : line.kind().label(),
                department,
                line.legalBasis(),
                line.communities(),
                line.powers(),
                line.staff(),
                line.money(),
                line.workload(),
                line.validFrom().toString(),
                line.validUntil().toString(),
                line.provisional(),
                line.conditions(),
                line.burden());
    }

    private Legacy legacy(LegacyItem work) {
        return new Legacy(
                work.number(),
                work.item(),
                name(work.department()),
                work.fileUntil() == null
                        ? null
                        : calendars.current().dateOf(work.fileUntil()).toString(),
                work.filedAs() != null,
                work.unadmitted());
    }

    private Report report(UnadmittedReport report) {
        return new Report(
                report.number(),
                name(report.community()),
                name(report.department()),
                report.what(),
                calendars.current().dateOf(report.reportedAt()).toString(),
                report.upheld(),
                report.answer());
    }

    /** The names of many units by one question. */
    private Map<String, Name> namesOf(Stream<String> codes) {
        return organisation.units(codes.collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Unit::code, AccessViews::name));
    }

    private static Name named(String code, Map<String, Name> names) {
        return names.getOrDefault(code, new Name(code, code, code));
    }

    private static Name name(Unit unit) {
        return new Name(unit.code(), unit.name(), unit.nameEn());
    }

    private Name name(String code) {
        return organisation.unit(code).map(AccessViews::name).orElse(new Name(code, code, code));
    }
}
