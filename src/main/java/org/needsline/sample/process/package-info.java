/** Plays the fictional cases through the engine, as the people of the sample district. */
@NullMarked
package org.needsline.sample.process;

import org.jspecify.annotations.NullMarked;
