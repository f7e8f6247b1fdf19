/** Needs Direct Line: what residents need, carried from the doorstep to the rating. */
@NullMarked
package org.needsline;

import org.jspecify.annotations.NullMarked;
