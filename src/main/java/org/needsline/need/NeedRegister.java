package org.needsline.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.needsline.retention.CaseRegister;
import org.needsline.retention.KeptCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The library as a register of cases that have their time. */
@Repository
class NeedRegister implements CaseRegister {

    private final JdbcClient jdbc;

    NeedRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KeptCase> find(String number) {
        return jdbc.sql("select number, closed_at, erased_at from need where number = ?")
                .param(number)
                .query(NeedRegister::kept)
                .optional();
    }

    /** A reporter whose need was merged rates for the leading one and is told of it, so waits until that is closed. */
    @Override
    public List<KeptCase> due(Instant closedBefore, String after, int limit) {
        return jdbc.sql(
                        """
                        select n.number, n.closed_at, n.erased_at from need n
                        where n.closed_at is not null and n.erased_at is null and n.number > :after
                          and (n.closed_at < :before or n.erase_when_closed = true)
                          and not exists (select 1 from need_reporter r join need l on l.number = r.rates_for
                                          where r.number = n.number and l.closed_at is null)
                        order by n.number limit :limit
                        """)
                .param("before", Rows.moment(closedBefore))
                .param("after", after)
                .param("limit", limit)
                .query(NeedRegister::kept)
                .list();
    }

    @Override
    public void erased(String number, Instant at) {
        // Whoever has the need in hand at this moment must not write back what was erased.
        jdbc.sql("update need set erased_at = coalesce(erased_at, ?), version = version + 1 where number = ?")
                .params(Rows.moment(at), number)
                .update();
    }

    @Override
    public void eraseWhenClosed(String number) {
        jdbc.sql("update need set erase_when_closed = true where number = ?")
                .param(number)
                .update();
    }

    private static KeptCase kept(ResultSet row, int index) throws SQLException {
        return new KeptCase(Rows.text(row, "number"), Rows.instant(row, "closed_at"), Rows.instant(row, "erased_at"));
    }
}
