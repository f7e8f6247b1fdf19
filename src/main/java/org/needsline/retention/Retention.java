package org.needsline.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.needsline.organisation.AdministrationLog;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Erases the personal data of closed cases after their time, every night, one case a transaction, on one node at a time. Until an
 * administrator switches erasing on, a run only lists what it would erase. A run that breaks off is taken up by the next: what is erased
 * is no longer due.
 */
@Service
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int PAGE = 200;
    private static final String CLOCK = "clock";

    private final RetentionRuns runs;
    private final List<CaseRegister> registers;
    private final ErasureService erasures;
    private final AdministrationLog log;
    private final RetentionSettings settings;
    private final Clock clock;
    private final ZoneId zone;
    private final String node = UUID.randomUUID().toString();

    Retention(
            RetentionRuns runs,
            List<CaseRegister> registers,
            ErasureService erasures,
            AdministrationLog log,
            RetentionSettings settings,
            Clock clock,
            @Value("${needsline.zone:Asia/Shanghai}") ZoneId zone) {
        this.runs = runs;
        this.registers = registers;
        this.erasures = erasures;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** How it stands: what the page of the administrators shows. */
    record Overview(
            boolean erasing,
            String keep,
            RetentionRuns.State state,
            Instant closedBefore,
            List<RetentionRuns.Run> runs,
            List<Erasures.Erasure> erasures) {}

    /**
     * Every night. What was asked for while a case was open is erased in any case; the rest only once erasing is switched on, until then it
     * is a dry run. Another node that wakes at the same moment finds it taken.
     */
    @Scheduled(cron = "0 40 1 * * *", zone = "${needsline.zone:Asia/Shanghai}")
    public void nightly() {
        try {
            if (runs.state().erasing()) {
                run(false, CLOCK);
                return;
            }
            if (registers.stream()
                    .anyMatch(register -> !register.due(Instant.EPOCH, "", 1).isEmpty())) {
                taken(false, CLOCK, Instant.EPOCH);
            }
            run(true, CLOCK);
        } catch (Refusal refusal) {
            LOG.info("Retention does not run here: {}", refusal.sentence());
        }
    }

    /**
     * Runs now.
     *
     * @throws Refusal conflict while a run is under way, or if it is to erase and erasing is switched off
     */
    RetentionRuns.Run run(boolean dryRun, String by) {
        if (!dryRun && !runs.state().erasing()) {
            throw Refusal.conflict("到期清除尚未启用，现在只能试运行。", "Erasing is switched off: only a dry run is possible now.");
        }
        return taken(dryRun, by, closedBefore());
    }

    private RetentionRuns.Run taken(boolean dryRun, String by, Instant closedBefore) {
        if (!runs.lease(node, clock.instant())) {
            throw Refusal.conflict("到期清除正在运行，请稍后再试。", "A run is under way: please try again later.");
        }
        try {
            Tally tally = new Tally(runs.begin(dryRun, closedBefore, clock.instant(), by), dryRun, by, closedBefore);
            registers.forEach(tally::goThrough);
            return tally.finished();
        } finally {
            runs.release(node);
        }
    }

    /** One run over all registers. */
    private final class Tally {

        private final long run;
        private final boolean dryRun;
        private final String by;
        private final Instant closedBefore;
        private final Map<String, Long> rows = new TreeMap<>();
        private int cases;
        private int failed;

        private Tally(long run, boolean dryRun, String by, Instant closedBefore) {
            this.run = run;
            this.dryRun = dryRun;
            this.by = by;
            this.closedBefore = closedBefore;
        }

        private void goThrough(CaseRegister register) {
            String after = "";
            List<KeptCase> page = register.due(closedBefore, after, PAGE);
            while (!page.isEmpty()) {
                for (KeptCase kept : page) {
                    after = kept.number();
                    one(kept);
                }
                runs.progress(run, cases, failed, rows, null);
                page = register.due(closedBefore, after, PAGE);
            }
        }

        private void one(KeptCase kept) {
            if (!runs.lease(node, clock.instant())) {
                throw Refusal.conflict("另一节点已接手到期清除。", "Another node has taken over.");
            }
            try {
                Map<String, Long> found = dryRun
                        ? erasures.found(kept.number(), Extent.RETENTION)
                        : erasures.timeOver(kept, closedBefore, by).rows();
                runs.add(run, kept, found);
                found.forEach((table, count) -> rows.merge(table, count, Long::sum));
                cases++;
            } catch (RuntimeException e) {
                // The others must not wait for it; it is due again tomorrow. Only the kind is logged: a message could
                // quote a row.
                failed++;
                LOG.error(
                        "Case {} was not erased: {}",
                        kept.number(),
                        e.getClass().getSimpleName());
            }
        }

        private RetentionRuns.Run finished() {
            runs.progress(run, cases, failed, rows, clock.instant());
            if (cases + failed > 0) {
                LOG.info("Retention, {}: {} cases, {} failed", dryRun ? "dry run" : "erasing", cases, failed);
            }
            return runs.newest(1).get(0);
        }
    }

    /** Lets the nightly run erase, or makes it a dry run again. */
    void switchTo(boolean erasing, String administrator) {
        runs.switched(erasing, administrator, clock.instant());
        log.record(
                administrator,
                "retention",
                erasing ? "on" : "off",
                erasing
                        ? Bilingual.of("启用到期清除", "Erasing after the time for keeping switched on")
                        : Bilingual.of("停用到期清除，改为试运行", "Erasing switched off, dry runs only"));
    }

    Overview overview() {
        RetentionRuns.State state = runs.state();
        return new Overview(
                state.erasing(), settings.keep().toString(), state, closedBefore(), runs.newest(20), erasures.newest());
    }

    /** A case closed before this has had its time: local midnight, so that a day is erased as a whole. */
    private Instant closedBefore() {
        return LocalDate.now(clock.withZone(zone))
                .minus(settings.keep())
                .atStartOfDay(zone)
                .toInstant();
    }
}
