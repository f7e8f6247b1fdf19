package org.needsline.need;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a resident, or somebody for them, reports. Checked when it is registered.
 *
 * @param number its number if it was registered before: then nothing is registered again
 * @param idempotencyKey the caller's key of this submission; the same key is registered once
 * @param keyIsSecret only the submitter knows the key: the receipt code follows from it, so that a repeat gets the same receipt
 * @param village 12 digits
 * @param grid 15 digits, within the village
 * @param kind kind
 * @param category category
 * @param scope scope
 * @param households households that benefit, from 1 to 100,000
 * @param hardship hardship household
 * @param leftBehind left-behind group
 * @param danger danger to life or dwelling, in the reporter's eyes
 * @param channel channel
 * @param description in the reporter's words, at most 4,000 characters
 * @param place as the reporter names it, at most 200 characters
 * @param reporter null if anonymous
 * @param registeredOn the day in the village's own book; null: today
 */
public record NeedReport(
        @Nullable String number,
        @Nullable String idempotencyKey,
        boolean keyIsSecret,
        String village,
        @Nullable String grid,
        Kind kind,
        Category category,
        Scope scope,
        int households,
        boolean hardship,
        LeftBehind leftBehind,
        boolean danger,
        Channel channel,
        String description,
        @Nullable String place,
        @Nullable Reporter reporter,
        @Nullable LocalDate registeredOn) {}
