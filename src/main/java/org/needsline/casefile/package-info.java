/** What a person must know to decide, read live and checked per person. */
@NullMarked
package org.needsline.casefile;

import org.jspecify.annotations.NullMarked;
