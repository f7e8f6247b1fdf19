/** Sentences for people, in Chinese and English, and the refusal that carries one. */
@NullMarked
package org.needsline.wording;

import org.jspecify.annotations.NullMarked;
