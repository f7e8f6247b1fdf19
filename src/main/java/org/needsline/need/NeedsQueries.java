package org.needsline.need;

import java.util.List;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(readOnly = true)
class NeedsQueries implements NeedsQuery, NeedSearch {

    private static final int LONGEST = 500;

    private final Needs needs;
    private final JdbcClient jdbc;
    private final NeedSearchRows search;

    NeedsQueries(Needs needs, JdbcClient jdbc, NeedSearchRows search) {
        this.needs = needs;
        this.jdbc = jdbc;
        this.search = search;
    }

    @Override
    public Page find(Criteria criteria) {
        if ((criteria.page() + 1L) * criteria.size() > NeedSearch.FARTHEST) {
            throw Refusal.invalid(
                    "只能翻到前" + NeedSearch.FARTHEST + "件，请用其他条件缩小范围。",
                    "Only the first " + NeedSearch.FARTHEST + " can be paged through: please narrow the search.");
        }
        return search.find(criteria);
    }

    @Override
    public List<Waiting> waitingForScreening(String village, int limit) {
        return needs
                .query(
                        NeedColumns.SELECT
                                + " where village = ? and status = ? order by urgency desc, status_since, number fetch first "
                                + bounded(limit) + " rows only",
                        village,
                        Status.SCREENING.code())
                .stream()
                .map(need -> new Waiting(
                        need.number,
                        need.view().displayTitle(),
                        need.category,
                        need.kind,
                        need.urgency,
                        need.households,
                        need.hardship,
                        need.statusSince,
                        need.deferrals,
                        need.registeredOn))
                .toList();
    }

    @Override
    public int waitingForScreening(String village) {
        return jdbc.sql("select count(*) from need where village = ? and status = ?")
                .param(village)
                .param(Status.SCREENING.code())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Backlog> backlogs() {
        return jdbc.sql("select village, count(*) as waiting, min(status_since) as oldest from need where status = ?"
                        + " group by village order by village")
                .param(Status.SCREENING.code())
                .query((row, i) -> new Backlog(
                        Rows.text(row, "village"), row.getInt("waiting"), Rows.requiredInstant(row, "oldest")))
                .list();
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, LONGEST));
    }
}
