/** How long personal data are kept, and how they are erased: by themselves after their time, or when somebody may ask for it. */
@NullMarked
package org.needsline.retention;

import org.jspecify.annotations.NullMarked;
