/** The meeting that screens a village's needs. */
@NullMarked
package org.needsline.meeting;

import org.jspecify.annotations.NullMarked;
