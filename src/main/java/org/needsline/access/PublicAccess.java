package org.needsline.access;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public may read of the work that departments hand to communities (domain 4, ledger; 6). */
@Service
@Transactional(readOnly = true)
public class PublicAccess {

    private final AccessLedger ledger;
    private final LegacyItems legacy;
    private final Organisation organisation;
    private final JdbcClient jdbc;

    PublicAccess(AccessLedger ledger, LegacyItems legacy, Organisation organisation, JdbcClient jdbc) {
        this.ledger = ledger;
        this.legacy = legacy;
        this.organisation = organisation;
        this.jdbc = jdbc;
    }

    /**
     * An item that the community carries.
     *
     * @param communities how many carry it
     * @param workload person-days a year
     * @param staff people handed over
     * @param money yuan a year
     * @param provisional an emergency whose review is still to be made good
     * @param burden as the communities feel it, 1 to 5; null when none said so
     */
    public record Item(
            String number,
            String item,
            Bilingual department,
            @Nullable Bilingual kind,
            @Nullable String legalBasis,
            @Nullable String powers,
            int communities,
            BigDecimal workload,
            BigDecimal staff,
            BigDecimal money,
            LocalDate from,
            LocalDate until,
            boolean provisional,
            @Nullable String conditions,
            @Nullable Double burden) {}

    /** A request that is posted, and against which something may be said until then. */
    public record Posting(
            String number,
            String item,
            Bilingual department,
            Bilingual decision,
            @Nullable String conditions,
            Instant until) {}

    /** Work from before that is not admitted yet. */
    public record Legacy(String item, Bilingual department) {}

    /**
     * All of one community.
     *
     * @param personDays sum of a year
     * @param money yuan promised a year
     * @param reported how often the community reported unadmitted work
     * @param upheld how often it was right
     */
    public record Community(
            List<Item> items,
            BigDecimal personDays,
            BigDecimal money,
            List<Posting> postings,
            List<Legacy> legacy,
            int reported,
            int upheld) {}

    /**
     * A department.
     *
     * @param items how many it has handed down
     * @param upheld how often communities were right to refuse what it had not had admitted
     */
    public record Department(String code, Bilingual name, int items, int upheld) {}

    /**
     * What a community carries.
     *
     * @param personDays sum of a year
     */
    public record Burden(String code, Bilingual name, int items, BigDecimal personDays) {}

    /**
     * A district at a glance.
     *
     * @param departments those that have handed something down, or tried to
     * @param burdens of all communities that carry something, the heaviest first
     */
    public record District(
            int items,
            BigDecimal personDays,
            List<Department> departments,
            List<Burden> burdens,
            List<Posting> postings) {}

    /** The communities of a town that carry an item. */
    public record Town(Bilingual name, List<Unit> communities) {}

    /** The public list of a district. */
    public District ofDistrict(String district) {
        Map<String, Integer> items = ledger.itemsOfDepartments(district);
        Map<String, Integer> upheld = new HashMap<>();
        jdbc.sql("select department, count(*) as upheld from unadmitted_report where district = ? and upheld = true"
                        + " group by department")
                .param(district)
                .query((RowCallbackHandler) row -> upheld.put(row.getString("department"), row.getInt("upheld")));
        List<AccessRequest> posted = jdbc.sql("select " + AccessRequest.COLUMNS
                        + " from access_request r where r.status = 'posted' and r.district = ?"
                        + " order by r.posted_until, r.number")
                .param(district)
                .query((row, i) -> AccessRequest.of(row))
                .list();
        List<CommunityBurden> burdens = ledger.burdens(district);
        Map<String, Bilingual> names = labels(Stream.of(
                        items.keySet().stream(),
                        upheld.keySet().stream(),
                        posted.stream().map(AccessRequest::department),
                        burdens.stream().map(CommunityBurden::community))
                .flatMap(Function.identity()));
        return new District(
                items.values().stream().mapToInt(Integer::intValue).sum(),
                burdens.stream().map(CommunityBurden::personDays).reduce(BigDecimal.ZERO, BigDecimal::add),
                Stream.concat(items.keySet().stream(), upheld.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(code -> new Department(
                                code, name(code, names), items.getOrDefault(code, 0), upheld.getOrDefault(code, 0)))
                        .toList(),
                burdens.stream()
                        .map(each -> new Burden(
                                each.community(), name(each.community(), names), each.items(), each.personDays()))
                        .toList(),
                posted.stream()
                        .flatMap(request -> posting(request, names).stream())
                        .toList());
    }

    /** What a department has handed down. */
    public List<Item> ofDepartment(String department) {
        List<LedgerLine> lines = ledger.running(UnitCode.district(department), department, null);
        Map<String, Bilingual> names = labels(Stream.of(department));
        return lines.stream().map(line -> item(line, names)).toList();
    }

    /** How often communities were right to refuse what the department had not had admitted. */
    public int upheldAgainst(String department) {
        return jdbc.sql("select count(*) from unadmitted_report where department = ? and upheld = true")
                .param(department)
                .query(Integer.class)
                .single();
    }

    /**
     * An item that stands in the ledger today.
     *
     * @throws Refusal not found, if it does not
     */
    public Item item(String number) {
        LedgerLine line = ledger.running(number)
                .orElseThrow(
                        () -> Refusal.notFound("准入台账里没有这个事项，或者已经到期、退出。", "No such item stands in the ledger today."));
        return item(line, labels(Stream.of(line.department())));
    }

    /** Who carries an item, by town. */
    public List<Town> communitiesOf(String number) {
        List<String> codes = jdbc.sql("select community from access_target where number = ? order by community")
                .param(number)
                .query(String.class)
                .list();
        Map<String, List<Unit>> byTown = organisation.units(codes).stream()
                .collect(Collectors.groupingBy(
                        unit -> UnitCode.town(unit.code()).orElse(unit.code()), TreeMap::new, Collectors.toList()));
        Map<String, Bilingual> towns = labels(byTown.keySet().stream());
        return byTown.entrySet().stream()
                .map(town -> new Town(name(town.getKey(), towns), town.getValue()))
                .toList();
    }

    private Map<String, Bilingual> labels(Stream<String> codes) {
        return organisation.units(codes.collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Unit::code, Unit::label));
    }

    public Community of(String community) {
        List<LedgerLine> lines =
                ledger.ofCommunity(community).stream().map(CommunityLine::entry).toList();
        List<AccessRequest> posted = posted(community);
        List<LegacyItem> before = legacy.carried(community);
        Map<String, Bilingual> names = namesOf(lines, posted, before);
        int[] reports = jdbc.sql("select count(*) as reported, count(*) filter (where upheld = true) as upheld"
                        + " from unadmitted_report where community = ?")
                .param(community)
                .query((row, i) -> new int[] {row.getInt("reported"), row.getInt("upheld")})
                .single();
        return new Community(
                lines.stream().map(line -> item(line, names)).toList(),
                lines.stream().map(LedgerLine::workload).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().map(LedgerLine::money).reduce(BigDecimal.ZERO, BigDecimal::add),
                posted.stream()
                        .flatMap(request -> posting(request, names).stream())
                        .toList(),
                before.stream()
                        .map(work -> new Legacy(work.item(), name(work.department(), names)))
                        .toList(),
                reports[0],
                reports[1]);
    }

    private List<AccessRequest> posted(String community) {
        return jdbc.sql("select " + AccessRequest.COLUMNS + " from access_request r where r.status = 'posted'"
                        + " and r.district = :district and exists (select 1 from access_target t"
                        + " where t.number = r.number and t.community = :community) order by r.posted_until, r.number")
                .param("district", UnitCode.district(community))
                .param("community", community)
                .query((row, i) -> AccessRequest.of(row))
                .list();
    }

    private Map<String, Bilingual> namesOf(
            List<LedgerLine> lines, List<AccessRequest> posted, List<LegacyItem> before) {
        return labels(Stream.of(
                        lines.stream().map(LedgerLine::department),
                        posted.stream().map(AccessRequest::department),
                        before.stream().map(LegacyItem::department))
                .flatMap(Function.identity()));
    }

    private static Bilingual name(String department, Map<String, Bilingual> names) {
        return names.getOrDefault(department, Bilingual.of(department, department));
    }

    private static Item item(LedgerLine line, Map<String, Bilingual> names) {
        AccessKind kind = line.kind();
        return new Item(
                line.number(),
                line.item(),
                name(line.department(), names),
                kind == null ? null : kind.label(),
                line.legalBasis(),
                line.powers(),
                line.communities(),
                line.workload(),
                line.staff(),
                line.money(),
                line.validFrom(),
                line.validUntil(),
                line.provisional(),
                line.conditions(),
                line.burden());
    }

    private static Optional<Posting> posting(AccessRequest request, Map<String, Bilingual> names) {
        Instant until = request.postedUntil();
        Verdict decision = request.decision();
        return until == null
                ? Optional.empty()
                : Optional.of(new Posting(
                        request.number(),
                        request.item(),
                        name(request.department(), names),
                        (decision == null ? Verdict.ADMIT : decision).label(),
                        request.decisionNote(),
                        until));
    }
}
