package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * Who reports, and how to reach them.
 *
 * @param name at most 60 characters
 * @param phone Chinese mobile or landline
 * @param email e-mail
 * @param consentToName may be named to those who deliver
 */
public record Reporter(String name, @Nullable String phone, @Nullable String email, boolean consentToName) {}
