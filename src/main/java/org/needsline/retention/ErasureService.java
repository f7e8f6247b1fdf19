package org.needsline.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.needsline.organisation.AdministrationLog;
import org.needsline.retention.Erasures.Erasure;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases the personal data of one case in every module at once. There is no way back. */
@Service
public class ErasureService {

    private final List<PersonalData> modules;
    private final List<CaseRegister> registers;
    private final Erasures erasures;
    private final AdministrationLog log;
    private final Clock clock;

    ErasureService(
            List<PersonalData> modules,
            List<CaseRegister> registers,
            Erasures erasures,
            AdministrationLog log,
            Clock clock) {
        this.modules = modules;
        this.registers = registers;
        this.erasures = erasures;
        this.log = log;
        this.clock = clock;
    }

    /** What an erasure of that case would take, for the page that asks whether to go on. */
    record Outlook(String number, boolean open, boolean erased, Map<String, Long> rows) {}

    @Transactional(readOnly = true)
    Outlook outlook(String number) {
        KeptCase kept = require(number);
        Extent extent = kept.closedAt() == null ? Extent.CONTACT : Extent.REQUEST;
        return new Outlook(kept.number(), kept.closedAt() == null, kept.erasedAt() != null, found(number, extent));
    }

    /**
     * Erases on request. Of an open case only who the reporter is, so that the work can go on; the rest goes in the night after it is closed.
     *
     * @param again the number once more, typed by hand
     * @throws Refusal not found for an unknown number; invalid if the two numbers differ or the ground is none; conflict if nothing is left to erase
     */
    @Transactional
    Erasure onRequest(String number, String again, String groundCode, String administrator) {
        String typed = number.strip();
        if (!typed.equals(again.strip())) {
            throw Refusal.invalid("两次填写的编号不一致，什么都没有清除。", "The two numbers differ: nothing was erased.");
        }
        Ground ground = Ground.of(groundCode)
                .filter(Ground::isAskedFor)
                .orElseThrow(() -> Refusal.invalid("请选择清除的理由。", "Please choose why it is erased."));
        KeptCase kept = require(typed);
        Extent extent = kept.closedAt() == null ? Extent.CONTACT : Extent.REQUEST;
        Erasure erasure = erase(kept, extent, ground, administrator);
        if (erasure.rows().isEmpty()) {
            throw Refusal.conflict(
                    "案件" + typed + "已没有可清除的个人信息。", "Nothing personal is left to erase in case " + typed + ".");
        }
        log.record(
                administrator,
                "erasure",
                typed,
                Bilingual.of(
                        extent == Extent.CONTACT
                                ? "清除在办案件的联系方式，其余待办结后清除；" + ground.label().zh()
                                : "清除个人信息；" + ground.label().zh(),
                        extent == Extent.CONTACT
                                ? "Contact of an open case erased, the rest follows when it is closed; "
                                        + ground.label().en()
                                : "Personal data erased; " + ground.label().en()));
        return erasure;
    }

    /** Erases a case that has had its time, in a transaction of its own. */
    @Transactional
    Erasure timeOver(KeptCase kept, Instant closedBefore, String by) {
        Instant closedAt = kept.closedAt();
        boolean old = closedAt != null && closedAt.isBefore(closedBefore);
        return erase(
                kept, old ? Extent.RETENTION : Extent.REQUEST, old ? Ground.TIME_OVER : Ground.ASKED_WHILE_OPEN, by);
    }

    List<Erasure> newest() {
        return erasures.newest(50);
    }

    /** How many rows of which table an erasure would take. */
    @Transactional(readOnly = true)
    Map<String, Long> found(String number, Extent extent) {
        Map<String, Long> rows = new TreeMap<>();
        modules.forEach(
                module -> module.found(number, extent).forEach((table, count) -> rows.merge(table, count, Long::sum)));
        return rows;
    }

    private Erasure erase(KeptCase kept, Extent extent, Ground ground, String by) {
        Map<String, Long> rows = new TreeMap<>();
        for (PersonalData module : modules) {
            module.erased(kept.number(), extent).forEach((table, count) -> rows.merge(table, count, Long::sum));
        }
        Instant now = clock.instant();
        CaseRegister register = registerOf(kept.number()).orElseThrow();
        if (extent == Extent.CONTACT) {
            register.eraseWhenClosed(kept.number());
        } else {
            register.erased(kept.number(), now);
        }
        return erasures.add(kept.number(), extent, ground, now, by, rows);
    }

    private Optional<CaseRegister> registerOf(String number) {
        return registers.stream()
                .filter(register -> register.find(number).isPresent())
                .findFirst();
    }

    private KeptCase require(String number) {
        return registers.stream()
                .flatMap(register -> register.find(number.strip()).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有编号为“" + number + "”的案件。", "There is no case " + number + "."));
    }
}
