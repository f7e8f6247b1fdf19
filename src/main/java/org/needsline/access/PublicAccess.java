package org.needsline.access;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public may read of the work that departments hand to one community (domain 4, ledger; 6). */
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
        List<String> departments = Stream.of(
                        lines.stream().map(LedgerLine::department),
                        posted.stream().map(AccessRequest::department),
                        before.stream().map(LegacyItem::department))
                .flatMap(Function.identity())
                .distinct()
                .toList();
        return organisation.units(departments).stream().collect(Collectors.toMap(Unit::code, Unit::label));
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
