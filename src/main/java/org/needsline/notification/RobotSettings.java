package org.needsline.notification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Robots of group chats, each by a name.
 *
 * @param robots none: nothing is written into any group
 */
@ConfigurationProperties("needsline.webhook")
record RobotSettings(@Nullable Map<String, Robot> robots) {

    RobotSettings {
        robots = robots == null ? Map.of() : Map.copyOf(robots);
        robots.forEach((name, robot) -> {
            String setting = "needsline.webhook.robots." + name;
            SmsSettings.require(name.length() <= 60, setting, "≤ 60");
            SmsSettings.requireAddress(setting + ".url", robot.url());
            SmsSettings.require(!robot.groups().isEmpty(), setting + ".groups", "clerk.990101100201");
        });
    }

    enum Form {
        WECOM,
        DINGTALK
    }

    enum Style {
        TEXT,
        MARKDOWN
    }

    /**
     * One robot.
     *
     * @param form whose it is
     * @param url with its key, as the group shows it
     * @param secret DingTalk's secret for signing; empty where the group asks for none
     * @param style plain text, or Markdown with the title in bold
     * @param groups whose messages it repeats: roles in units, {@code clerk.990101100201}; {@code clerk.990101100*} for all below
     */
    record Robot(
            @DefaultValue("wecom") Form form,
            @DefaultValue("") String url,
            @DefaultValue("") String secret,
            @DefaultValue("text") Style style,
            @Nullable List<String> groups) {

        Robot {
            groups = groups == null ? List.of() : List.copyOf(groups);
        }

        @Override
        public List<String> groups() {
            return groups == null ? List.of() : groups;
        }

        boolean hears(String group) {
            return groups().stream()
                    .anyMatch(one -> one.endsWith("*")
                            ? group.startsWith(one.substring(0, one.length() - 1))
                            : group.equals(one));
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Robot[" + form + "]";
        }
    }

    @Override
    public Map<String, Robot> robots() {
        return robots == null ? Map.of() : robots;
    }

    /** Names of the robots in the groups' chats. */
    List<String> hearing(List<String> groups) {
        return robots().entrySet().stream()
                .filter(robot -> groups.stream().anyMatch(robot.getValue()::hears))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
