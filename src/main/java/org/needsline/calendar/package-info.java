/** Working days, and how each deadline is computed. */
@NullMarked
package org.needsline.calendar;

import org.jspecify.annotations.NullMarked;
