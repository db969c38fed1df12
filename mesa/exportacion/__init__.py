"""An expediente as a ZIP that explains and proves itself: to be kept, and checked without this desk."""
