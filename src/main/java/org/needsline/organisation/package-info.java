/** Units, roles and staff of a district. */
@NullMarked
package org.needsline.organisation;

import org.jspecify.annotations.NullMarked;
