/** The standard interface by which city hotlines and apps file needs and follow them: Open311 GeoReport v2. */
@NullMarked
package org.needsline.open311;

import org.jspecify.annotations.NullMarked;
