package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.protection.ClientAddress;
import org.needsline.protection.Limits;
import org.needsline.protection.Limits.Door;
import org.needsline.protection.Proofs;
import org.needsline.protection.Proofs.Outcome;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a form of somebody unknown must bring before it counts: work done by the browser, or an answer in plain words and more patience. */
@Component
class Gate {

    private static final int BYTES = 32;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Proofs proofs;
    private final Limits limits;
    private final ClientAddress clients;

    Gate(Proofs proofs, Limits limits, ClientAddress clients) {
        this.proofs = proofs;
        this.limits = limits;
        this.clients = clients;
    }

    /**
     * What a form brings.
     *
     * @param key the submission's own random key: a repeat carries the same
     * @param proof solved by the browser; empty without JavaScript
     * @param question token of the question
     * @param answer to the question
     */
    record Brought(@Nullable String key, @Nullable String proof, @Nullable String question, @Nullable String answer) {

        boolean hasWorked() {
            return proof != null && !proof.isEmpty();
        }

        /** A key of another form counts as none: the page then has a fresh one. */
        boolean hasKey() {
            return key != null && KEY.matcher(key).matches();
        }
    }

    /** Puts what a form needs into the page; the same key where it comes back. */
    void prepare(Model page, @Nullable Brought brought) {
        page.addAttribute("key", brought != null && brought.hasKey() ? brought.key() : newKey());
        page.addAttribute("question", proofs.question());
    }

    /**
     * Whether the sender's address may send now. Otherwise the sentence stands beside the field {@code answer}, and the answer's status is
     * 429. Not within a transaction: what is counted stays counted.
     */
    boolean isPatient(Brought brought, Fields fields, HttpServletRequest request, HttpServletResponse response) {
        Optional<Duration> wait = limits.take(brought.hasWorked() ? Door.REPORTS : Door.UNPROVEN, clients.of(request));
        if (wait.isEmpty()) {
            return true;
        }
        long minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds() + 1));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        fields.wrong(
                "answer",
                Bilingual.of(
                        "从您这里发送得太多了，请" + minutes + "分钟后再按发送。写好的内容都还在。",
                        "Too much has been sent from your address: please send it in " + minutes
                                + (minutes == 1 ? " minute." : " minutes.") + " What you wrote is still here."));
        return false;
    }

    /**
     * Takes what the form brings, in the caller's transaction, so that what comes to nothing may be sent again. Where it brings nothing
     * that counts, the sentence stands beside the field {@code answer}.
     */
    Outcome take(Brought brought, Fields fields) {
        String key = brought.hasKey() ? brought.key() : null;
        if (key == null) {
            fields.wrong(
                    "answer", Bilingual.of("表单不完整，请再发送一次。", "The form came incomplete: please send it once more."));
            return Outcome.NO;
        }
        Outcome outcome = brought.hasWorked()
                ? proofs.solved(brought.proof(), key)
                : proofs.answered(brought.question(), brought.answer(), key);
        if (outcome == Outcome.NO) {
            fields.wrong(
                    "answer",
                    brought.hasWorked()
                            ? Bilingual.of(
                                    "页面打开太久，请再按一次发送。", "The page has been open for too long: please send it once more.")
                            : Bilingual.of("请回答这个小问题，写数字就行。", "Please answer this little question; digits will do."));
        }
        return outcome;
    }

    private static String newKey() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
