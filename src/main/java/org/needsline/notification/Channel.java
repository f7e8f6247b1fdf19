package org.needsline.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.needsline.wording.Bilingual;

/** A way by which people are told. */
enum Channel {
    IN_APP("站内消息", "In the application", true),
    EMAIL("电子邮件", "E-mail", true),
    SMS("短信", "SMS", true),
    /** A group chat of the people of one role and unit, into which a robot writes. */
    WEBHOOK("群机器人", "Group robot", false),
    /** Not the resident but the clerk of the village gets an in-app message, and tells them. */
    CLERK("请受理员转告", "The clerk tells them", false);

    private final Bilingual label;
    private final boolean chosenByPeople;

    Channel(String zh, String en, boolean chosenByPeople) {
        this.label = Bilingual.of(zh, en);
        this.chosenByPeople = chosenByPeople;
    }

    /** As it stands in tables and files. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    Bilingual label() {
        return label;
    }

    /** Whether each person may say of what they are told this way. */
    boolean isChosenByPeople() {
        return chosenByPeople;
    }

    static Optional<Channel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
