package org.needsline.notification;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own choice of channels; nobody reaches another's. */
@RestController
@RequestMapping("/api/account/notifications")
class OwnChannelsResource {

    private static final int MOST_AT_ONCE = 500;

    private final OwnChannels channels;

    OwnChannelsResource(OwnChannels channels) {
        this.channels = channels;
    }

    record Wanted(@Nullable String event, @Nullable String channel, boolean wanted) {}

    @GetMapping
    OwnChannels.Sheet own(@Nullable Principal person) {
        return channels.of(name(person));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody List<Wanted> wanted, @Nullable Principal person) {
        if (wanted.size() > MOST_AT_ONCE) {
            throw Refusal.invalid("一次最多提交500项。", "At most 500 at once.");
        }
        channels.choose(
                name(person),
                wanted.stream()
                        .map(one -> new OwnChannels.Choice(
                                Objects.requireNonNullElse(one.event(), ""),
                                Objects.requireNonNullElse(one.channel(), ""),
                                one.wanted()))
                        .toList());
    }

    private static String name(@Nullable Principal person) {
        if (person == null) {
            throw Refusal.forbidden("请先登录。", "Please log in first.");
        }
        return person.getName();
    }
}
