package org.needsline.notification;

import java.security.Principal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Administrators;
import org.needsline.wording.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of what in which words, for administrators. */
@RestController
@RequestMapping("/api/administration/notifications")
class NotificationUpkeepResource {

    private final NotificationUpkeep upkeep;
    private final Administrators administrators;

    NotificationUpkeepResource(NotificationUpkeep upkeep, Administrators administrators) {
        this.upkeep = upkeep;
        this.administrators = administrators;
    }

    record RuleChange(
            @Nullable String event,
            @Nullable String role,
            @Nullable String channel,
            boolean enabled,
            boolean switchable,
            @Nullable String atNight,
            @Nullable Integer version) {}

    record RuleAddition(
            @Nullable String event,
            @Nullable String role,
            @Nullable String channel,
            boolean enabled,
            boolean switchable,
            @Nullable String atNight,
            boolean ownWords) {}

    record QuietChange(@Nullable String from, @Nullable String to, boolean enabled, @Nullable Integer version) {}

    @GetMapping
    NotificationUpkeep.Overview overview(@Nullable Principal person) {
        administrators.require(person);
        return upkeep.overview();
    }

    @GetMapping("/templates/{id}")
    NotificationUpkeep.TemplateSheet template(@PathVariable String id, @Nullable Principal person) {
        administrators.require(person);
        return upkeep.template(id);
    }

    @PostMapping("/templates/{id}/preview")
    NotificationUpkeep.Preview preview(
            @PathVariable String id, @RequestBody NotificationUpkeep.Words words, @Nullable Principal person) {
        administrators.require(person);
        return upkeep.preview(id, words);
    }

    @PutMapping("/templates/{id}")
    NotificationUpkeep.TemplateSheet change(
            @PathVariable String id, @RequestBody NotificationUpkeep.Words words, @Nullable Principal person) {
        return upkeep.change(id, words, administrators.require(person));
    }

    @PutMapping("/rules")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody RuleChange change, @Nullable Principal person) {
        upkeep.change(
                new NotificationRules.Key(text(change.event()), text(change.role()), text(change.channel())),
                change.enabled(),
                change.switchable(),
                text(change.atNight()),
                change.version(),
                administrators.require(person));
    }

    @PostMapping("/rules")
    @ResponseStatus(HttpStatus.CREATED)
    NotificationUpkeep.RuleRow add(@RequestBody RuleAddition added, @Nullable Principal person) {
        return upkeep.add(
                new NotificationRules.Key(text(added.event()), text(added.role()), text(added.channel())),
                added.enabled(),
                added.switchable(),
                text(added.atNight()),
                added.ownWords(),
                administrators.require(person));
    }

    @DeleteMapping("/rules/{event}/{role}/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String event,
            @PathVariable String role,
            @PathVariable String channel,
            @Nullable Principal person) {
        upkeep.remove(new NotificationRules.Key(event, role, channel), administrators.require(person));
    }

    @PutMapping("/quiet-hours/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeQuietHours(@PathVariable String channel, @RequestBody QuietChange change, @Nullable Principal person) {
        upkeep.changeQuietHours(
                channel,
                time(change.from()),
                time(change.to()),
                change.enabled(),
                change.version(),
                administrators.require(person));
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("时间请写成21:00这样。", "Please write a time like 21:00.");
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
