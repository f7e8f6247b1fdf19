/** Deadlines as the engine uses them: the decision that sets them, the beans that models call, the timers that follow. */
@NullMarked
package org.needsline.calendar.process;

import org.jspecify.annotations.NullMarked;
