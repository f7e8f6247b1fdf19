/** Fictional cases in every stage, so that the sample district shows what the system does from the first minute. */
@NullMarked
package org.needsline.sample;

import org.jspecify.annotations.NullMarked;
