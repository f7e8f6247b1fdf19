package org.needsline.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.*} of the outer walls.
 *
 * @param serviceAccounts user ids of programs that may call {@code /engine-rest}; each must exist
 */
@ConfigurationProperties("needsline")
record SecuritySettings(@DefaultValue Set<String> serviceAccounts) {}
