package org.needsline.notification;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own messages; nobody sees another's. */
@RestController
@RequestMapping("/api/messages")
class MessagesController {

    private static final int LONGEST_PAGE = 200;

    private final Notifications notifications;

    MessagesController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** The newest first, with the count of all unread. At most 200 a page. */
    @GetMapping
    Notifications.Inbox newest(Principal person, @RequestParam(defaultValue = "30") int limit) {
        return notifications.inboxOf(person.getName(), Math.max(1, Math.min(limit, LONGEST_PAGE)));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Principal person, @PathVariable long id) {
        notifications.read(person.getName(), id);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(Principal person) {
        notifications.readAll(person.getName());
    }
}
