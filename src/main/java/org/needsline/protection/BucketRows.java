package org.needsline.protection;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Bucket4j's buckets as rows that all nodes share. A row is read, and written if nobody wrote it meanwhile: the same two statements on both
 * databases, no lock that outlives a request, and no connection held between them.
 */
@Component
class BucketRows extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final JdbcClient jdbc;
    private final Clock clock;

    BucketRows(JdbcClient jdbc, Clock clock) {
        super(ClientSideConfig.getDefault().withClientClock(new ClockMeter(clock)));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one clock, as bucket4j asks for it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeout) {
                return jdbc.sql("select state from rate_bucket where id = ?")
                        .param(key)
                        .query((row, i) -> row.getBytes(1))
                        .optional();
            }

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
                long now = Duration.ofMillis(clock.millis()).toNanos();
                Object keepUntil = clock.instant()
                        .plusNanos(state.calculateFullRefillingTime(now))
                        .atOffset(ZoneOffset.UTC);
                if (before != null) {
                    return jdbc.sql("update rate_bucket set state = ?, keep_until = ? where id = ? and state = ?")
                                    .params(after, keepUntil, key, before)
                                    .update()
                            == 1;
                }
                try {
                    jdbc.sql("insert into rate_bucket (id, state, keep_until) values (?, ?, ?)")
                            .params(key, after, keepUntil)
                            .update();
                    return true;
                } catch (DuplicateKeyException anotherWasFaster) {
                    return false;
                }
            }
        };
    }

    /** A bucket that is full again is as good as none. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void forgetFullOnes() {
        jdbc.sql("delete from rate_bucket where keep_until < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void removeProxy(String key) {
        jdbc.sql("delete from rate_bucket where id = ?").param(key).update();
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException("Requests wait for their answer");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException("Requests wait for their answer");
    }
}
