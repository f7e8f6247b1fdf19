package org.needsline.open311;

/** A change did not reach its client this time. Says neither the address nor what was to be told: its words end up in incidents. */
class PushNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PushNotSent(String pushId, String client, String why) {
        super("状态未回传 Status push " + pushId + " did not reach " + client + ": " + why);
    }
}
