/** The public window: what residents read without a login, in Chinese and English; every page shows only what its allow-list record names. */
@NullMarked
package org.needsline.publicsite;

import org.jspecify.annotations.NullMarked;
