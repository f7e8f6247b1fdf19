/** Reports about officials, closed to the village. */
@NullMarked
package org.needsline.conduct;

import org.jspecify.annotations.NullMarked;
