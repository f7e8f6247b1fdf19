package org.needsline.need;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers of needs: village, year and running number, without gaps, because the counter's row stays locked until the need is stored. */
@Repository
class RunningNumbers {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate savepoint;

    RunningNumbers(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        // Losing the race for a village's first need of the year must not spoil the caller's transaction.
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Locks the counter of a village and year, and returns the number given last. */
    int lock(String village, int ofYear) {
        List<Integer> last = read(village, ofYear);
        if (last.isEmpty()) {
            begin(village, ofYear);
            last = read(village, ofYear);
        }
        return last.get(0);
    }

    /** The number after the last, once the counter is locked. */
    String next(String village, int ofYear, int last) {
        jdbc.update(
                "update need_counter set last_number = ? where village = ? and counted_year = ?",
                last + 1,
                village,
                ofYear);
        return "%s-%d-%05d".formatted(village, ofYear, last + 1);
    }

    private List<Integer> read(String village, int ofYear) {
        return jdbc.queryForList(
                "select last_number from need_counter where village = ? and counted_year = ? for update",
                Integer.class,
                village,
                ofYear);
    }

    private void begin(String village, int ofYear) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.update(
                    "insert into need_counter (village, counted_year, last_number) values (?, ?, 0)", village, ofYear));
        } catch (DuplicateKeyException somebodyWasFaster) {
            // Then the counter is there, which is all that was wanted.
            return;
        }
    }
}
