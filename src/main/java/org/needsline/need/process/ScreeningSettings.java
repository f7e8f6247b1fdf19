package org.needsline.need.process;

/**
 * When a meeting is proposed without waiting for its time.
 *
 * @param backlog this many needs of a village wait
 */
@org.springframework.boot.context.properties.ConfigurationProperties("needsline.screening")
record ScreeningSettings(@org.springframework.boot.context.properties.bind.DefaultValue("20") int backlog) {}
