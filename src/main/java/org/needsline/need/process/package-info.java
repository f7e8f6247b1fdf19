/** The life of a need in the engine. */
@NullMarked
package org.needsline.need.process;

import org.jspecify.annotations.NullMarked;
