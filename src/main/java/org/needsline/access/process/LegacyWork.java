package org.needsline.access.process;

/** The process {@code LegacyWork}: its key, messages and variables, declared once. */
final class LegacyWork {

    static final String KEY = "LegacyWork";

    static final String MESSAGE_FILED = "legacy.filed";
    static final String MESSAGE_SIGNED = "legacy.signed";
    /** The request by which it was filed came to nothing. */
    static final String MESSAGE_RELEASED = "legacy.released";

    static final String DEPARTMENT = "department";
    /** Json [String]: codes of the communities that carry it; or a String of codes or names, separated by blanks or commas. */
    static final String LEGACY_COMMUNITIES = "legacyCommunities";
    /** Json [String]: codes of towns all of whose communities carry it. */
    static final String LEGACY_TOWNS = "legacyTowns";

    /** Date: computed once, for the time runs on from the entry, however often it is filed. */
    static final String FILE_DUE = "fileDue";

    static final String FILE_REMIND_AT = "fileRemindAt";

    static final String PRIVATE_ITEM = "privateItem";

    private LegacyWork() {}
}
