package org.needsline.meeting;

import java.time.LocalDate;

/**
 * A need that waits for its village's screening meeting, without personal data.
 *
 * @param number the need's number
 * @param title the official title, or category and grid until there is one
 * @param categoryName the category in both languages, Chinese first
 * @param kind development, life or emotional
 * @param urgency ordinary or urgent
 * @param registeredOn the local day on which it was registered
 * @param households how many households benefit
 * @param hardship whether a hardship household asks
 */
public record WaitingNeed(
        String number,
        String title,
        String categoryName,
        String kind,
        String urgency,
        LocalDate registeredOn,
        int households,
        boolean hardship) {}
