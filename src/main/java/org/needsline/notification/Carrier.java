package org.needsline.notification;

import java.time.Duration;

/** The port through which messages leave the house: one adapter for each channel. */
interface Carrier {

    Channel channel();

    /**
     * Hands one message over and waits for the answer, at most {@link #LONGEST_WAIT}. Throws nothing: what went wrong is the answer.
     * A repeat carries the same id, so that the other side can recognise it.
     */
    Handover handOver(OutgoingMessage message);

    /** An attempt of which nothing was heard for longer than this is dead. */
    Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /**
     * What came of it.
     *
     * @param kind whether it was taken
     * @param why for people who look after the system; never a word of the message, its recipient, an address or a secret
     */
    record Handover(Kind kind, String why) {

        enum Kind {
            TAKEN,
            /** Too much at once: the same message may be offered again a little later. */
            BUSY,
            FAILED
        }

        static Handover taken() {
            return new Handover(Kind.TAKEN, "");
        }

        static Handover busy(String why) {
            return new Handover(Kind.BUSY, why);
        }

        static Handover failed(String why) {
            return new Handover(Kind.FAILED, why);
        }
    }
}
