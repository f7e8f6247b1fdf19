/** The decision that says what a fact is worth. */
@NullMarked
package org.needsline.scoring.process;

import org.jspecify.annotations.NullMarked;
