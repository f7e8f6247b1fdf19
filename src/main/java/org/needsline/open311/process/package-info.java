/** Telling hotlines and apps of a change, in the engine. */
@NullMarked
package org.needsline.open311.process;

import org.jspecify.annotations.NullMarked;
