/** The screening meeting in the engine. */
@NullMarked
package org.needsline.meeting.process;

import org.jspecify.annotations.NullMarked;
