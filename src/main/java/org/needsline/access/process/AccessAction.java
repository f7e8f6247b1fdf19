package org.needsline.access.process;

/** The process {@code AccessAction}: its key and the fields of its start form, declared once. */
final class AccessAction {

    static final String KEY = "AccessAction";

    static final String NUMBER = "accessNumber";
    static final String ACT = "accessAct";
    static final String WITHDRAW = "withdraw";
    static final String OBJECT = "object";
    static final String EXIT = "exit";
    static final String EXIT_GROUND = "exitGround";
    static final String COMMUNITY = "community";
    static final String PRIVATE_WORDS = "privateWords";

    private AccessAction() {}
}
