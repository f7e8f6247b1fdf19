package org.needsline.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.*} of the fictional cases.
 *
 * @param sampleData whether the fictional district is wanted at all
 * @param sampleCases whether cases are played in it
 */
@ConfigurationProperties("needsline")
public record SampleSettings(@DefaultValue("false") boolean sampleData, @DefaultValue("true") boolean sampleCases) {

    /** Cases need their district. */
    public boolean wanted() {
        return sampleData && sampleCases;
    }
}
