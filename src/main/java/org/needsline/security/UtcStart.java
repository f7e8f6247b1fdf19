package org.needsline.security;

import java.util.TimeZone;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * The engine writes times as the server's zone reads them, so every node runs in UTC, wherever the server stands. What means "today" for
 * people goes through the calendar and its own zone.
 */
class UtcStart implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent start) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
}
