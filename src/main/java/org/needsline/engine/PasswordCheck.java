package org.needsline.engine;

import java.util.Optional;
import org.needsline.wording.Bilingual;

/** Decides about a password in place of the engine, which then asks nobody else; where none is there, the engine's own password counts. */
public interface PasswordCheck {

    /**
     * Whether the password is this person's.
     *
     * @return empty where this check does not know the person, so that the engine's own password counts
     * @throws Unavailable if nobody can say at the moment; then nothing counts towards the engine's lock-out
     */
    Optional<Boolean> check(String userId, String password);

    /** Whoever knows the passwords does not answer. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super(SENTENCE.toString(), cause);
        }
    }

    Bilingual SENTENCE = Bilingual.of(
            "单位的用户目录暂时没有响应，无法核对密码，请稍后再试。",
            "The directory of users does not answer, so no password can be checked: please try again shortly.");
}
