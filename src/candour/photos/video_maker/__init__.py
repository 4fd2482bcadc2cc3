"""A program of its own that opens a video which somebody sent, and makes it anew: nothing else opens one.

What was said in the file beside picture and sound (place, camera, times, subtitles) stays behind. A file that
was made to do harm ends that process alone: see `__main__` for its limits, and `safe_videos` for who asks it.
"""
