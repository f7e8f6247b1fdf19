package org.needsline.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_ledger}: versions are added, never changed. */
@Repository
class LedgerEntries {

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerEntries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next version of the request's entry. */
    void enter(AccessRequest request, LedgerVersion version, String by) {
        jdbc.sql(
                        "insert into access_ledger (number, version, valid_from, valid_until, provisional, workload, staff, money,"
                                + " powers, conditions, why, entered_by, entered_at)"
                                + " select cast(:number as varchar), coalesce(max(version), 0) + 1, cast(:from as date), cast(:until as date),"
                                + " cast(:provisional as boolean), cast(:workload as decimal), cast(:staff as decimal),"
                                + " cast(:money as decimal), cast(:powers as varchar), cast(:conditions as varchar),"
                                + " cast(:why as varchar), cast(:by as varchar), cast(:at as timestamp with time zone)"
                                + " from access_ledger where number = :number")
                .param("number", request.number())
                .param("from", version.from())
                .param("until", version.until())
                .param("provisional", version.provisional())
                .param("workload", AccessDecisions.given(request.workload()).toPlainString())
                .param("staff", AccessDecisions.given(request.staff()).toPlainString())
                .param("money", AccessDecisions.given(request.money()).toPlainString())
                .param("powers", request.powers())
                .param("conditions", version.conditions())
                .param("why", version.why())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The item ends on that day, if it stands in the ledger at all. */
    void end(AccessRequest request, LocalDate day, String by) {
        jdbc.sql(
                        "insert into access_ledger (number, version, valid_from, valid_until, provisional, workload, staff, money,"
                                + " powers, conditions, why, entered_by, entered_at)"
                                + " select number, version + 1, valid_from, case when valid_until < :day then valid_until else cast(:day as date) end,"
                                + " provisional, workload, staff, money, powers, conditions, 'ended', cast(:by as varchar),"
                                + " cast(:at as timestamp with time zone)"
                                + " from access_ledger l where number = :number and why <> 'ended'"
                                + " and version = (select max(version) from access_ledger m where m.number = l.number)")
                .param("day", day)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", request.number())
                .update();
    }
}
